"""What training makes small: of the annotated labels, and of the labels that teachers gave."""
import torch
import torch.nn.functional as F

from batch import IGNORE
from network import chain_loss, chain_sum

WEIGHT = {'heads': 1.0, 'deprels': 0.5, 'upos': 0.5, 'xpos': 0.3, 'feats': 0.3}
ENTITY_WEIGHT = 0.8


def loss_of(net, batch, o):
    x, arc = net(batch.forms, batch.flags, batch.mask)
    gold = batch.gold
    scores = {'heads': arc, 'deprels': net.labels(x, gold['heads'].clamp(min=0)),
              'upos': net.upos(x), 'xpos': net.xpos(x), 'feats': net.feats(x)}
    tokens = batch.mask[:, 1:].sum() if batch.soft else None
    total = sum(WEIGHT[layer] * cross_entropy(scores[layer], gold[layer], 0 if layer == 'heads' else o.smooth, tokens)
                for layer in WEIGHT)
    names = entity_loss(net, x, batch)
    if batch.soft is None:
        return total + ENTITY_WEIGHT * names
    scores['deprels'] = net.labels(x, batch.soft.heads)
    taught = sum(WEIGHT[layer] * soft_loss(scores[layer], *batch.soft.choices[layer], tokens) for layer in WEIGHT)
    taught_names = soft_chain_loss(net, net.entities(x, batch.mask), batch, tokens)
    return (o.gold * total + (1 - o.gold) * taught
            + ENTITY_WEIGHT * (o.gold_names * names + (1 - o.gold_names) * taught_names))


def cross_entropy(scores, gold, smooth, count=None):
    """Mean over the annotated tokens; the sum over them by `count` where that is given."""
    annotated = (gold >= 0).sum()
    if not annotated:
        return scores.sum() * 0
    mean = F.cross_entropy(scores.reshape(-1, scores.size(-1)), gold.reshape(-1), ignore_index=IGNORE,
                           label_smoothing=smooth)
    return mean if count is None else mean * annotated / count


def entity_loss(net, x, batch):
    """Over the sentences in which names are marked."""
    rows = batch.gold['entities'][:, 1] >= 0
    if not rows.any():
        return x.sum() * 0
    gold = batch.gold['entities'][rows, 1:]
    scores = net.entities(x[rows], batch.mask[rows])[:, 1:]
    return chain_loss(scores, net.transition, gold.clamp(min=0), gold >= 0)


def soft_loss(scores, numbers, shares, count):
    """Cross entropy to the teachers' best choices: (B,T,k) numbers of labels or heads and their shares, 0 where none."""
    return -(F.log_softmax(scores, -1).gather(-1, numbers) * shares).sum() / count


def soft_chain_loss(net, scores, batch, count):
    """Cross entropy of a chain to the teachers' chain, of which only single and paired tag shares matter."""
    expected = (scores * batch.soft.tags).sum() + (net.transition * batch.soft.tag_pairs).sum()
    return (chain_sum(scores[:, 1:], net.transition, batch.mask[:, 1:]).sum() - expected) / count
