"""The numbers of forms and labels: built from the training sentences, written into the model."""
from collections import Counter
from pathlib import Path

import numpy as np
import torch

from corpus import ENTITY_TAGS
from names import FLAGS, Names
from word_features import GRAM_LIMIT, GRAM_ROWS, affix_rows, gram_rows, shape, text_hash, word_key


class Lexicon:
    def __init__(self, o, train):
        words = (Path(o.work) / 'words.txt').read_text(encoding='utf8').split('\n')[:o.vectors]
        levels, scale_level, self.vector_scale_step = quantized_vectors(Path(o.work) / 'vectors.f32', o)
        self.vector_row, order = by_hash(words)
        self.vector_hash = np.array(sorted(self.vector_row), dtype=np.uint32)
        self.vector_levels, self.vector_scale_level = levels[order], scale_level[order]
        numbers = self.vector_levels * (self.vector_scale_level * self.vector_scale_step)[:, None]
        self.vectors = torch.from_numpy(np.concatenate([np.zeros((1, o.vector_size)), numbers]).astype(np.float32))
        self.word_row, _ = by_hash(frequent((word_key(f) for s in train for f in s.forms), 3))
        self.shape_row, _ = by_hash(frequent((shape(f) for s in train for f in s.forms), 3))
        self.word_hash = np.array(sorted(self.word_row), dtype=np.uint32)
        self.shape_hash = np.array(sorted(self.shape_row), dtype=np.uint32)
        parsed = [s for s in train if s.heads]
        self.upos = labels(s.upos for s in parsed)
        self.xpos = labels(s.xpos for s in parsed)
        self.feats = labels((s.feats for s in parsed), 2)
        self.deprel = labels((s.deprels for s in parsed), 2)
        seen = Counter(t for s in parsed for t in zip(s.upos, s.xpos, s.feats) if t[2] in self.feats)
        self.tags = np.array(sorted([self.upos[u], self.xpos[x], self.feats[f]]
                                    for (u, x, f), count in seen.items() if count >= 2))
        self.entity = {tag: i for i, tag in enumerate(ENTITY_TAGS)}
        self.names = Names(Path(o.work) / 'names.tsv')
        self.use_names = True
        self.numbers = {'': 0}
        self.rows = [self.form_row('')]
        self.table = None

    def flags(self, forms):
        return self.names.flags(forms)

    def sizes(self):
        return {'words': len(self.word_row) + 1, 'shapes': len(self.shape_row) + 1, 'upos': len(self.upos),
                'xpos': len(self.xpos), 'feats': len(self.feats), 'deprel': len(self.deprel),
                'entity': len(self.entity), 'flags': len(FLAGS)}

    def form_row(self, form):
        key = word_key(form)
        grams = gram_rows(key)
        vector = self.vector_row.get(text_hash(form.lower())) or self.vector_row.get(text_hash(key), 0)
        return [vector, self.word_row.get(text_hash(key), 0), self.shape_row.get(text_hash(shape(form)), 0), *affix_rows(key),
                *grams, *[GRAM_ROWS] * (GRAM_LIMIT - len(grams))]

    def form_numbers(self, forms):
        for form in forms:
            if form not in self.numbers:
                self.numbers[form] = len(self.rows)
                self.rows.append(self.form_row(form))
        return [self.numbers[f] for f in forms]

    def form_table(self):
        """(forms, fields): the features of every form met until now."""
        if self.table is None or len(self.table) < len(self.rows):
            known = 0 if self.table is None else len(self.table)
            fresh = torch.tensor(self.rows[known:])
            self.table = fresh if self.table is None else torch.cat([self.table, fresh])
        return self.table


def frequent(items, least):
    """What occurs `least` times, most frequent first."""
    count = Counter(items)
    return sorted((k for k in count if count[k] >= least), key=lambda k: (-count[k], k))


def by_hash(texts):
    """
    The texts by their hash, of equal hashes the first: {hash: row from 1 in the order of the hashes}, and for each row
    the place of its text in `texts`.
    """
    first = {}
    for i, text in enumerate(texts):
        first.setdefault(text_hash(text), i)
    ordered = sorted(first)
    return {value: i + 1 for i, value in enumerate(ordered)}, [first[value] for value in ordered]


def labels(columns, least=1):
    count = Counter(label for column in columns for label in column)
    return {k: i for i, k in enumerate(sorted(k for k in count if count[k] >= least))}


def quantized_vectors(path, o):
    """
    Unit vectors, their first principal axes, in 15 levels: (words, size) whole numbers, a scale in 1 … 255 a word, and
    what one step of the scale is worth.
    """
    v = np.fromfile(path, dtype=np.float32).reshape(-1, 100)[:o.vectors]
    v = v / (np.linalg.norm(v, axis=1, keepdims=True) + 1e-6)
    if o.vector_size < 100:
        head = v[:40000].astype(np.float64)
        v = v @ np.linalg.eigh(head.T @ head)[1][:, ::-1][:, :o.vector_size].astype(np.float32)
    v = v / v[:40000].std()
    top = np.abs(v).max(1)
    step = top.max() / 7 / 255
    scale = np.maximum(1, np.round(top / 7 / step))
    return np.clip(np.round(v / (scale * step)[:, None]), -7, 7), scale, float(step)
