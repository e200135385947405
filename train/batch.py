"""Sentences as the tensors that the network takes."""
import numpy as np
import torch

IGNORE = -100
SOFT_LAYERS = ('heads', 'deprels', 'upos', 'xpos', 'feats')


def batches(lengths, limit, rng=None):
    """Lists of sentence numbers of like length, at most `limit` tokens with padding."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i] + (rng.random() * 4 if rng else 0))
    result, current, longest = [], [], 0
    for i in order:
        length = lengths[i] + 1
        if current and max(longest, length) * (len(current) + 1) > limit:
            result.append(current)
            current, longest = [], 0
        current.append(i)
        longest = max(longest, length)
    result.append(current)
    if rng:
        rng.shuffle(result)
    return result


class Batch:
    """Tensors of a list of sentences, token 0 the root."""
    def __init__(self, sentences, lexicon):
        count, longest = len(sentences), max(len(s.forms) for s in sentences) + 1
        self.forms = torch.zeros(count, longest, dtype=torch.long)
        self.flags = torch.zeros(count, longest, lexicon.sizes()['flags'])
        self.mask = torch.zeros(count, longest, dtype=torch.bool)
        self.mask[:, 0] = True
        layers = {'upos': lexicon.upos, 'xpos': lexicon.xpos, 'feats': lexicon.feats, 'deprels': lexicon.deprel,
                  'entities': lexicon.entity, 'heads': None}
        self.gold = {layer: torch.full((count, longest), IGNORE) for layer in layers}
        for i, sentence in enumerate(sentences):
            end = len(sentence.forms) + 1
            if sentence.numbers is None:
                sentence.numbers = torch.tensor(lexicon.form_numbers(sentence.forms))
                sentence.flags = torch.from_numpy(lexicon.flags(sentence.forms))
            self.forms[i, 1:end] = sentence.numbers
            self.mask[i, :end] = True
            if lexicon.use_names:
                self.flags[i, 1:end] = sentence.flags
            for layer, index in layers.items():
                values = getattr(sentence, layer)
                if values is not None:
                    numbers = [index.get(v, IGNORE) for v in values] if index else values
                    self.gold[layer][i, 1:end] = torch.tensor(numbers)
        self.soft = SoftBatch([s.soft for s in sentences], longest) if all(s.soft for s in sentences) else None


class SoftBatch:
    """What teachers said of the sentences: see `distill.SoftLabels`."""
    def __init__(self, soft, longest):
        count = len(soft)
        self.choices = {}
        for layer in SOFT_LAYERS:
            size = soft[0].choices[layer][0].shape[1]
            numbers = np.zeros((count, longest, size), dtype=np.int64)
            shares = np.zeros((count, longest, size), dtype=np.float32)
            for i, one in enumerate(soft):
                numbers[i, 1:len(one.heads) + 1], shares[i, 1:len(one.heads) + 1] = one.choices[layer]
            self.choices[layer] = torch.from_numpy(numbers), torch.from_numpy(shares)
        heads = np.zeros((count, longest), dtype=np.int64)
        tags = np.zeros((count, longest, soft[0].tags.shape[1]), dtype=np.float32)
        for i, one in enumerate(soft):
            heads[i, 1:len(one.heads) + 1] = one.heads
            tags[i, 1:len(one.heads) + 1] = one.tags
        self.heads, self.tags = torch.from_numpy(heads), torch.from_numpy(tags)
        self.tag_pairs = torch.from_numpy(sum(one.tag_pairs for one in soft))
