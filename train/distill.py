"""Teachers: earlier runs, whose mean opinion of a sentence is what another network learns from."""
import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from batch import Batch, SOFT_LAYERS, batches
from network import Network

KEPT = {'heads': 6, 'deprels': 6, 'upos': 4, 'xpos': 6, 'feats': 6}   # choices remembered of a token


@dataclass
class SoftLabels:
    """Of a sentence of n tokens."""
    choices: dict          # layer: numbers (n,k) of the most probable labels or heads, their shares (n,k)
    heads: np.ndarray      # (n) the heads that the relations' shares are for
    tags: np.ndarray       # (n,tags) shares of the entity tags
    tag_pairs: np.ndarray  # (tags,tags) expected number of each pair of neighbouring tags


def load_teachers(names, work, lexicon):
    teachers = []
    for name in names:
        options = argparse.Namespace(**json.loads((Path(work) / f'{name}.json').read_text(encoding='utf8')))
        net = Network(options, lexicon.vectors, lexicon.sizes())
        net.load_state_dict(torch.load(Path(work) / f'{name}.pt'))
        teachers.append(net.eval())
    return teachers


@torch.no_grad()
def teach(sentences, teachers, lexicon):
    """Writes the teachers' opinion into `soft` of every sentence."""
    for chosen in batches([len(s.forms) for s in sentences], 4000):
        batch = Batch([sentences[i] for i in chosen], lexicon)
        for net in teachers:
            net.forms = lexicon.form_table()
        read = [net(batch.forms, batch.flags, batch.mask) for net in teachers]
        shares = {'heads': mean_share([arc for _, arc in read])}
        heads = shares['heads'].argmax(-1)
        heads = torch.where(batch.gold['heads'] >= 0, batch.gold['heads'], heads)
        shares['deprels'] = mean_share([net.labels(x, heads) for net, (x, _) in zip(teachers, read)])
        for layer in ('upos', 'xpos', 'feats'):
            shares[layer] = mean_share([getattr(net, layer)(x) for net, (x, _) in zip(teachers, read)])
        best = {}
        for layer in SOFT_LAYERS:
            share, number = shares[layer].topk(min(KEPT[layer], shares[layer].size(-1)), -1)
            number = torch.where(share > 0, number, 0)   # else a head past the sentence's end
            best[layer] = number.short().numpy(), (share / share.sum(-1, keepdim=True)).half().numpy()
        chains = [tag_shares(net.entities(x, batch.mask)[:, 1:], net.transition, batch.mask[:, 1:])
                  for net, (x, _) in zip(teachers, read)]
        tags, pairs = (sum(c[i] for c in chains) / len(chains) for i in (0, 1))
        for b, i in enumerate(chosen):
            n = len(sentences[i].forms)
            choices = {layer: (fitted(number[b, 1:n + 1], KEPT[layer]), fitted(share[b, 1:n + 1], KEPT[layer]))
                       for layer, (number, share) in best.items()}
            sentences[i].soft = SoftLabels(choices, heads[b, 1:n + 1].short().numpy(), tags[b, :n].half().numpy(),
                                           pairs[b].numpy())


def certain(sentences, lexicon):
    """Writes the annotation into `soft`, where it is surer than any teacher."""
    for s in sentences:
        numbers = {'heads': s.heads, **{layer: [index[v] for v in getattr(s, layer)] for layer, index in (
            ('deprels', lexicon.deprel), ('upos', lexicon.upos), ('xpos', lexicon.xpos), ('feats', lexicon.feats))}}
        only = lambda values: np.array(values, dtype=np.int16).reshape(-1, 1)
        choices = {layer: (fitted(only(values), KEPT[layer]), fitted(np.ones((len(values), 1), np.float16), KEPT[layer]))
                   for layer, values in numbers.items()}
        tags = np.eye(len(lexicon.entity), dtype=np.float32)[[lexicon.entity[t] for t in s.entities]]
        s.soft = SoftLabels(choices, only(s.heads)[:, 0], tags.astype(np.float16), tags[:-1].T @ tags[1:])


def mean_share(scores):
    return sum(s.softmax(-1) for s in scores) / len(scores)


def fitted(columns, count):
    """A sentence of two words has three heads to choose from: the columns that lack are zero."""
    columns = np.ascontiguousarray(columns)
    return np.pad(columns, ((0, 0), (0, count - columns.shape[1]))) if columns.shape[1] < count else columns


def tag_shares(scores, transition, mask):
    """Forward and backward over a chain: the shares of the tags (B,T,tags), the expected pairs of tags (B,tags,tags)."""
    count, length, _ = scores.shape
    forward = [scores[:, 0]]
    for t in range(1, length):
        step = torch.logsumexp(forward[-1].unsqueeze(2) + transition, 1) + scores[:, t]
        forward.append(torch.where(mask[:, t:t + 1], step, forward[-1]))
    whole = torch.logsumexp(forward[-1], 1)
    backward = [torch.zeros_like(scores[:, 0])]
    pairs = torch.zeros(count, *transition.shape)
    for t in range(length - 1, 0, -1):
        onward = transition + (scores[:, t] + backward[-1]).unsqueeze(1)
        share = (forward[t - 1].unsqueeze(2) + onward - whole[:, None, None]).exp()
        pairs += share * mask[:, t, None, None]
        backward.append(torch.where(mask[:, t:t + 1], torch.logsumexp(onward, 2), backward[-1]))
    tags = (torch.stack(forward, 1) + torch.stack(backward[::-1], 1) - whole[:, None, None]).exp()
    return tags * mask.unsqueeze(-1), pairs
