"""
Makes new sentences out of annotated ones for teachers to label: other words, other names, parts of sentences. Trees and
tags are not kept; names are, as what stands for a name is a name of the same type.
"""
import re
from collections import Counter, defaultdict

import numpy as np

from augment import augment
from corpus import Sentence, name_spans
from word_features import word_key

OPEN_CLASSES = {'NOUN', 'VERB', 'ADJ', 'ADV'}
COMMONEST = 150       # words before this place in the list are never swapped
KNOWN = 40000         # nor brought in after this one
SWAPPED = {'NN', 'NNS', 'JJ', 'RB', 'VB', 'VBD', 'VBG', 'VBN', 'VBP', 'VBZ'}
TELLING = ('ing', 'ed', 'ly', 's')   # endings that a word not seen in training shares with the one it stands for
NEIGHBOURS = 12
WORD_SHARE = 0.25     # of the words of the swapped tags
NAME_SHARE = 0.5
CROP_SHARE = 0.15
STYLE_SHARE = 0.15    # capitals and headlines


class Perturber:
    def __init__(self, train, words, vectors, names):
        """`words` with their `vectors`, most frequent first; `names`: Path of what compile_names.py writes."""
        self.words = words[:KNOWN]
        self.row = {w: i for i, w in enumerate(self.words)}
        vectors = vectors[:KNOWN]
        self.vectors = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6)
        self.tags = defaultdict(Counter)
        for sentence in train:
            for form, tag in zip(sentence.forms, sentence.xpos or ()):
                self.tags[word_key(form)][tag] += 1
        self._find_neighbours(sorted(w for w in self.tags if self.row.get(w, 0) >= COMMONEST and self.tags[w].keys() & SWAPPED))
        self.names = defaultdict(list)
        for sentence in train:
            for start, end, kind in name_spans(sentence.entities or ()):
                self.names[kind].append(sentence.forms[start:end])
        self.listed = listed_names(names)

    def _find_neighbours(self, words):
        self.near = {}
        rows = np.array([self.row[w] for w in words])
        for start in range(0, len(rows), 2000):
            chosen = rows[start:start + 2000]
            likeness = self.vectors[chosen] @ self.vectors.T
            nearest = np.argpartition(-likeness, NEIGHBOURS, axis=1)[:, :NEIGHBOURS + 1]
            for word, row, found in zip(words[start:start + 2000], chosen, nearest):
                self.near[word] = [self.words[i] for i in sorted(found) if i != row and i >= COMMONEST and self.words[i].isalpha()]

    def perturb(self, sentence, rng):
        """A new sentence without tree and tags."""
        forms = list(sentence.forms)
        if sentence.xpos:
            forms = [self._other_word(*word, rng) for word in zip(forms, sentence.upos, sentence.xpos)]
        entities = sentence.entities
        start, end = 0, len(forms)
        if sentence.heads and rng.random() < CROP_SHARE:
            start, end = self._part(sentence, rng)
        parts = []   # (forms, tags)
        names = {s: (e, kind) for s, e, kind in name_spans(entities or ())}
        i = start
        while i < end:
            stop, kind = names.get(i, (i + 1, None))
            if kind and stop <= end and rng.random() < NAME_SHARE:
                name = self._name(kind, rng)
                if forms[i].isupper() and len(forms[i]) > 5:
                    name = [f.upper() for f in name]
                parts.append((name, [f'B-{kind}'] + [f'I-{kind}'] * (len(name) - 1)))
            else:
                stop = min(stop, end)
                parts.append((forms[i:stop], entities[i:stop] if entities else [None] * (stop - i)))
            i = stop
        made = Sentence([f for part in parts for f in part[0]], sentence.id,
                        entities=[t for part in parts for t in part[1]] if entities else None)
        if start > 0:
            made.forms[0] = made.forms[0][:1].upper() + made.forms[0][1:]
            if entities and made.entities[0][0] == 'I':
                made.entities = None
        return augment(made, rng) if rng.random() < STYLE_SHARE else made

    def _other_word(self, form, upos, tag, rng):
        if tag == 'CD' and re.fullmatch('[0-9]{2,}', form):
            return form[0] + ''.join(rng.choice('0123456789') for _ in form[1:])
        if upos not in OPEN_CLASSES or tag not in SWAPPED or rng.random() >= WORD_SHARE:
            return form
        key = word_key(form)
        fit = [w for w in self.near.get(key, ()) if self._fits(w, key, tag)]
        if not fit:
            return form
        word = rng.choice(fit)
        return word.upper() if form.isupper() and len(form) > 1 else word.capitalize() if form[0].isupper() else word

    def _fits(self, word, key, tag):
        if word in self.tags:
            return tag in self.tags[word]
        ending = lambda w: next((e for e in TELLING if w.endswith(e)), '')
        return ending(word) == ending(key)

    def _name(self, kind, rng):
        choice = rng.random()
        if choice < 0.4 or not self.listed[kind]:
            return list(rng.choice(self.names[kind]))
        if kind == 'PER':
            given, surname = rng.choice(self.listed['given']), rng.choice(self.listed['surname'])
            return [*surname] if choice < 0.55 else [*given, *surname] if choice < 0.9 else list(rng.choice(self.listed[kind]))
        return list(rng.choice(self.listed[kind]))

    def _part(self, sentence, rng):
        """First and last + 1 of a clause or phrase whose words stand together."""
        count = len(sentence.forms)
        first, last = list(range(count)), list(range(count))
        for i in range(count):
            at, steps = i, 0
            while at >= 0 and steps <= count:
                first[at], last[at] = min(first[at], i), max(last[at], i)
                at, steps = sentence.heads[at] - 1, steps + 1
        sizes = Counter()
        for i in range(count):
            at = i
            while at >= 0:
                sizes[at] += 1
                at = sentence.heads[at] - 1
        whole = [i for i in range(count) if sizes[i] == last[i] - first[i] + 1 and 4 <= sizes[i] < count - 1]
        if not whole:
            return 0, count
        chosen = rng.choice(whole)
        return first[chosen], last[chosen] + 1


def listed_names(path):
    """{kind: [name as a list of words]} of what compile_names.py wrote."""
    listed = defaultdict(list)
    for line in open(path, encoding='utf8'):
        name, kinds = line.rstrip('\n').split('\t')
        for kind in kinds.split():
            listed[kind].append(name.split(' '))
    return listed
