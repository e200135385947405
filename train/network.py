"""The network: word features -> gated convolution -> bidirectional simple recurrent units -> tags, tree, entities."""
import torch
import torch.nn as nn
import torch.nn.functional as F

from word_features import AFFIX_KINDS, AFFIX_ROWS, GRAM_ROWS

DISTANCE = 20   # arc scores know the distance of head and dependent up to here


@torch.jit.script
def recur(z, h):
    """c[t] = z[t]·h[t] + (1 − z[t])·c[t−1], over (T, B, k)."""
    states = []
    c = torch.zeros_like(h[0])
    taken = (z * h).unbind(0)
    kept = (1 - z).unbind(0)
    for t in range(len(taken)):
        c = torch.addcmul(taken[t], kept[t], c)
        states.append(c)
    return torch.stack(states)


class Dropout(nn.Module):
    """Drops the same places at every token of a sentence (variational; `axis` is that of the tokens) or at each anew."""
    def __init__(self, rate, axis=None):
        super().__init__()
        self.rate, self.axis = rate, axis

    def forward(self, x):
        if not self.training or self.rate == 0:
            return x
        shape = [1 if i == self.axis else size for i, size in enumerate(x.shape)]
        return x * ((torch.rand(shape) > self.rate).float() / (1 - self.rate))


def neighbours(x):
    """(B,T,3d): each row between the row before and the row after it, zeros at the edges."""
    zero = torch.zeros_like(x[:, :1])
    return torch.cat([torch.cat([zero, x[:, :-1]], 1), x, torch.cat([x[:, 1:], zero], 1)], -1)


def chain_loss(scores, transition, gold, mask):
    """
    Mean negative log likelihood a token of the tag sequences `gold` (B,T) of a linear-chain conditional random field.
    The mask (B,T) holds each sentence's tokens from its first place on.
    """
    count = mask.sum()
    picked = scores.gather(2, gold.unsqueeze(-1)).squeeze(-1)
    pairs = transition[gold[:, :-1], gold[:, 1:]]
    total = (picked * mask).sum() + (pairs * mask[:, 1:]).sum()
    return (chain_sum(scores, transition, mask).sum() - total) / count


def chain_sum(scores, transition, mask):
    """(B): log of the sum over all tag sequences."""
    alpha = scores[:, 0]
    for t in range(1, scores.size(1)):
        step = torch.logsumexp(alpha.unsqueeze(2) + transition, 1) + scores[:, t]
        alpha = torch.where(mask[:, t:t + 1], step, alpha)
    return torch.logsumexp(alpha, 1)


class GatedConvolution(nn.Module):
    def __init__(self, d, drop):
        super().__init__()
        self.norm = nn.LayerNorm(d, elementwise_affine=False)
        self.mix = nn.Linear(3 * d, 2 * d)
        self.drop = Dropout(drop, 0)

    def forward(self, x, mask):
        y = self.drop(self.norm(x)) * mask
        a, b = self.mix(neighbours(y.transpose(0, 1)).transpose(0, 1)).chunk(2, -1)
        return x + a * torch.sigmoid(b)


class RecurrentUnit(nn.Module):
    """The first half of the states runs forward, the second backward."""
    def __init__(self, d, drop):
        super().__init__()
        self.half = d // 2
        self.norm = nn.LayerNorm(d, elementwise_affine=False)
        self.gates = nn.Linear(d, 3 * d)
        self.out = nn.Linear(d, d)
        self.drop = Dropout(drop, 0)

    def forward(self, x, mask):
        k = self.half
        z, h, g = self.gates(self.drop(self.norm(x))).chunk(3, -1)
        z, h = torch.sigmoid(z) * mask, torch.tanh(h)
        turn = lambda v: torch.cat([v[..., :k], v[..., k:].flip(0)], -1)
        c = turn(recur(turn(z), turn(h)))
        return x + self.out(self.drop(c * F.silu(g)))


class Network(nn.Module):
    """
    A form's fields: row of its vector, of its word, of its shape (0 = unknown), of its affixes, of its n-grams.
    """
    def __init__(self, options, vectors, sizes):
        """`sizes`: numbers of words, shapes, upos, xpos, feats, deprel, entity, flags."""
        super().__init__()
        self.forms = torch.zeros(1, 3 + AFFIX_KINDS, dtype=torch.long)   # set by train.py
        d, drop = options.width, options.drop
        self.options = options
        self.vector = nn.Embedding.from_pretrained(vectors, freeze=True)
        self.unknown = nn.Parameter(torch.zeros(vectors.size(1)))
        self.word = nn.Embedding(sizes['words'], 48)
        self.affix = nn.Embedding(AFFIX_ROWS, 16)
        self.gram = nn.Embedding(GRAM_ROWS + 1, 48, padding_idx=GRAM_ROWS)
        self.shape = nn.Embedding(sizes['shapes'], 16)
        for table in (self.word, self.affix, self.gram, self.shape):
            nn.init.normal_(table.weight, 0, 0.4)
        self.input = nn.Linear(vectors.size(1) + 48 + AFFIX_KINDS * 16 + 48 + 16, d)
        self.flag = nn.Linear(sizes['flags'], d, bias=False)
        self.root = nn.Parameter(torch.randn(d) * 0.1)
        self.layers = nn.ModuleList([GatedConvolution(d, drop)]
                                    + [RecurrentUnit(d, drop) for _ in range(options.layers - 1)])
        self.norm = nn.LayerNorm(d, elementwise_affine=False)
        self.upos = nn.Linear(d, sizes['upos'])
        self.xpos = nn.Linear(d, sizes['xpos'])
        self.feats = nn.Linear(d, sizes['feats'])
        self.entity_hidden = nn.Linear(3 * d, 64)
        self.entity = nn.Linear(64, sizes['entity'])
        self.transition = nn.Parameter(torch.zeros(sizes['entity'], sizes['entity']))
        k, m = options.arc, options.label
        self.arc_head, self.arc_dep = nn.Linear(d, k), nn.Linear(d, k)
        self.arc = nn.Linear(k, k)
        nn.init.normal_(self.arc.weight, 0, 0.05)
        self.distance = nn.Parameter(torch.zeros(2 * DISTANCE + 1))
        self.label_head, self.label_dep = nn.Linear(d, m, bias=False), nn.Linear(d, m)
        self.deprel = nn.Linear(m, sizes['deprel'])
        self.drop_input = Dropout(options.drop_input, 1)
        self.drop = Dropout(drop, 1)

    def embed(self, forms):
        """Input vectors of (B,T) form numbers. What knows no dropout is computed once a form."""
        distinct, place = torch.unique(forms, return_inverse=True)
        words = self.forms[distinct]
        gram = words[:, 3 + AFFIX_KINDS:]
        count = (gram != GRAM_ROWS).sum(-1, keepdim=True).clamp(min=1)
        grams = F.embedding_bag(gram, self.gram.weight, mode='sum', padding_idx=GRAM_ROWS) / count.sqrt()
        fixed = torch.cat([self.shape(words[:, 2]), self.affix(words[:, 3:3 + AFFIX_KINDS]).flatten(-2), grams], -1)
        vector_row, word_row = words[:, 0][place], words[:, 1][place]
        unknown = (vector_row == 0).unsqueeze(-1)
        if self.training:
            unknown = unknown | (torch.rand(unknown.shape) < self.options.drop_vector)
            word_row = word_row.masked_fill(torch.rand(word_row.shape) < self.options.drop_word, 0)
            if self.options.drop_gram:
                # Else the n-grams of a training word are as good as its name, and rare words are learned by heart.
                keep = torch.ones_like(fixed[place])
                keep[..., -grams.size(1):] = (torch.rand(unknown.shape) >= self.options.drop_gram).float()
                return self.join(vector_row, unknown, word_row, fixed[place] * keep)
        return self.join(vector_row, unknown, word_row, fixed[place])

    def join(self, vector_row, unknown, word_row, fixed):
        vector = self.vector(vector_row)
        vector = torch.where(unknown, self.unknown.expand_as(vector), vector)
        return torch.cat([vector, self.word(word_row), fixed], -1)

    def forward(self, forms, flags, mask):
        """forms (B,T) and flags (B,T,n), token 0 the root; contextual vectors (B,T,d) and arc scores (B,dep,head)."""
        if self.training:
            flags = flags * (torch.rand(*flags.shape[:2], 1) > self.options.drop_flags)
            flags = flags * (torch.rand(flags.size(0), 1, 1) > self.options.drop_flags)
        x = self.input(self.drop_input(self.embed(forms))) + self.flag(flags)
        x = torch.cat([self.root.expand(x.size(0), 1, x.size(2)), x[:, 1:]], 1)
        x = x.transpose(0, 1)
        keep = mask.t().unsqueeze(-1).float()
        for layer in self.layers:
            x = layer(x, keep)
        x = self.drop(self.norm(x).transpose(0, 1))
        head, dep = self.drop(F.silu(self.arc_head(x))), self.drop(F.silu(self.arc_dep(x)))
        arc = self.arc(dep) @ head.transpose(1, 2)
        place = torch.arange(arc.size(1))
        arc = arc + self.distance[(place[:, None] - place[None, :]).clamp(-DISTANCE, DISTANCE) + DISTANCE]
        arc = arc.masked_fill(~mask[:, None, :], -1e9)
        return x, arc

    def entities(self, x, mask):
        """Scores of the entity tags (B,T,tags) from each token and its neighbours; `transition` scores tag pairs."""
        return self.entity(self.drop(F.silu(self.entity_hidden(neighbours(x * mask.unsqueeze(-1))))))

    def labels(self, x, heads):
        at_head = torch.gather(x, 1, heads.unsqueeze(-1).expand(-1, -1, x.size(2)))
        return self.deprel(self.drop(F.relu(self.label_head(at_head) + self.label_dep(x))))
