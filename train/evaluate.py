"""Accuracy on gold tokens as score/conllu.mjs and score/ner.mjs measure it (relations without subtype)."""
import numpy as np
import torch

from batch import Batch, batches
from corpus import ENTITY_TAGS, name_spans
from tree import best_tree

START_COST = np.array([-1e9 if t[0] == 'I' else 0 for t in ENTITY_TAGS])
STEP_COST = np.array([[-1e9 if b[0] == 'I' and a[2:] != b[2:] else 0 for b in ENTITY_TAGS] for a in ENTITY_TAGS])


def best_tags(scores, transition):
    """The best IOB2 sequence: I-X only after B-X or I-X."""
    back, current = [], scores[0] + START_COST
    for row in scores[1:]:
        total = current[:, None] + STEP_COST + transition
        back.append(total.argmax(0))
        current = total.max(0) + row
    tags = [int(current.argmax())]
    for choice in reversed(back):
        tags.append(int(choice[tags[-1]]))
    return [ENTITY_TAGS[t] for t in reversed(tags)]


def tag_columns(net, lexicon, x):
    """
    The best UPOS, XPOS and FEATS of each token as lists (B,T) of numbers. When the three never stood together in
    training, the best three that did replace them.
    """
    scores = [layer(x).numpy() for layer in (net.upos, net.xpos, net.feats)]
    best = np.stack([s.argmax(-1) for s in scores], -1)
    known = {tuple(t) for t in lexicon.tags.tolist()}
    for at in np.ndindex(best.shape[:2]):
        if tuple(best[at]) not in known:
            total = sum(s[at][lexicon.tags[:, i]] for i, s in enumerate(scores))
            best[at] = lexicon.tags[total.argmax()]
    return {layer: best[..., i].tolist() for i, layer in enumerate(('upos', 'xpos', 'feats'))}


def evaluate(net, lexicon, sentences):
    relation = [name.split(':')[0] for name in lexicon.deprel]
    names = {layer: list(getattr(lexicon, layer)) for layer in ('upos', 'xpos', 'feats')}
    root = lexicon.deprel['root']
    transition = net.transition.detach().double().numpy()
    right = dict.fromkeys(['words', 'UPOS', 'XPOS', 'FEATS', 'UAS', 'LAS'], 0)
    gold_count = found_count = both = 0
    with torch.no_grad():
        for chosen in batches([len(s.forms) for s in sentences], 6000):
            batch = Batch([sentences[i] for i in chosen], lexicon)
            net.forms = lexicon.form_table()
            x, arc = net(batch.forms, batch.flags, batch.mask)
            arc = arc.log_softmax(-1).double().numpy()
            tags = tag_columns(net, lexicon, x)
            heads = torch.zeros(batch.forms.shape, dtype=torch.long)
            for b, i in enumerate(chosen):
                n = len(sentences[i].forms) + 1
                heads[b, :n] = torch.from_numpy(best_tree(arc[b, :n, :n]))
            label = net.labels(x, heads)
            label[..., root] += torch.where(heads == 0, 1e4, -1e4)
            label = label.argmax(-1).tolist()
            entity = net.entities(x, batch.mask).double().numpy()
            for b, i in enumerate(chosen):
                s = sentences[i]
                n = len(s.forms)
                right['words'] += n
                for layer, key in (('upos', 'UPOS'), ('xpos', 'XPOS'), ('feats', 'FEATS')):
                    right[key] += sum(names[layer][tags[layer][b][j + 1]] == getattr(s, layer)[j] for j in range(n))
                for j in range(n):
                    if heads[b, j + 1] == s.heads[j]:
                        right['UAS'] += 1
                        right['LAS'] += relation[label[b][j + 1]] == s.deprels[j].split(':')[0]
                if s.entities:
                    gold, found = (set(name_spans(t)) for t in (s.entities, best_tags(entity[b, 1:n + 1], transition)))
                    gold_count, found_count, both = gold_count + len(gold), found_count + len(found), both + len(gold & found)
    scores = {k: round(100 * v / right['words'], 2) for k, v in right.items() if k != 'words'}
    if gold_count:
        scores['NER'] = round(200 * both / max(1, gold_count + found_count), 2)
    return scores
