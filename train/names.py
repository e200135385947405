"""Which tokens belong to a listed name: the flags that the network is told, as src/language/name-flags.ts finds them."""
import numpy as np

from word_features import text_hash

KINDS = {'given': 1, 'surname': 2, 'nationality': 4, 'LOC': 8, 'ORG': 16, 'PER': 32}
BEGINS = 64   # the word begins a longer name
LONGEST = 6   # tokens of a name
FLAGS = ['given', 'surname', 'nationality', 'B-LOC', 'I-LOC', 'B-ORG', 'I-ORG', 'B-PER', 'I-PER']
SPANNING = [(KINDS['LOC'], 3), (KINDS['ORG'], 5), (KINDS['PER'], 7)]


class Names:
    def __init__(self, path):
        """`kinds`: bits of each listed name by the hash of its tokens, joined by a space."""
        self.kinds = {}
        for line in open(path, encoding='utf8'):
            name, kinds = line.rstrip('\n').split('\t')
            self._add(name, sum(KINDS[k] for k in kinds.split()))
            if ' ' in name:
                self._add(name.split(' ')[0], BEGINS)
        self.known = {}   # kinds of texts met before

    def _add(self, text, bits):
        value = text_hash(text)
        self.kinds[value] = self.kinds.get(value, 0) | bits

    def of(self, text):
        if text not in self.known:
            self.known[text] = self.kinds.get(text_hash(text), 0)
        return self.known[text]

    def flags(self, forms):
        """(tokens, flags) of 0 and 1. A longer name, the longest from the left, covers its tokens; single words always count."""
        found = np.zeros((len(forms), len(FLAGS)), dtype=np.float32)
        covered = 0
        for i, form in enumerate(forms):
            kinds = self.of(form)
            if not kinds:
                continue
            for bit in range(3):
                if kinds >> bit & 1:
                    found[i, bit] = 1
            if i < covered:
                continue
            length = 1
            if kinds & BEGINS:
                for end in range(min(len(forms), i + LONGEST), i + 1, -1):
                    longer = self.of(' '.join(forms[i:end])) & ~BEGINS
                    if longer:
                        kinds, length, covered = longer, end - i, end
                        break
            for bit, column in SPANNING:
                if kinds & bit:
                    found[i, column] = 1
                    found[i + 1:i + length, column + 1] = 1
        return found
