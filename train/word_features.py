"""
What the network sees of a word form, before any context. `src/language/word-features.ts` computes the same numbers;
test/language/word-features.test.ts holds the two together. Strings are taken as UTF-16 code units, as there.
`python3 train/word_features.py > test/language/word-features.json` renews what the test compares with.
"""
import json
import re

AFFIX_KINDS = 7            # suffixes of 1 to 4 units, prefixes of 1 to 3
AFFIX_ROWS = 1 << 14
GRAM_ROWS = 1 << 14
GRAM_LIMIT = 40            # n-grams kept of one word
LONGEST = 20               # longer words are cut to their first 12 and last 8 units


def normalize_form(form):
    form = re.sub('[\u201c\u201d\u201e\u00ab\u00bb]', '"', form)
    form = re.sub('[\u2018\u2019\u201a`\u00b4]', "'", form)
    form = re.sub('[\u2010-\u2015\u2212]', '-', form).replace('\u2026', '...')
    if form == "''":
        return '"'
    return '-' if form == '--' else form


def word_key(form):
    """The word's key in the word lists: lower case, every digit of a number 0."""
    form = normalize_form(form)
    if re.match(r'^[0-9][0-9.,:/-]*$', form):
        return re.sub('[0-9]', '0', form)
    return form.lower()


def shape(form):
    """Upper case X, lower case x, digits d, others as they are; runs cut to 3, the whole to 8."""
    result, previous, run = '', '', 0
    for unit in normalize_form(form)[:24]:
        if len(result) >= 8:
            break
        kind = 'X' if unit != unit.lower() else 'x' if unit.isalpha() else 'd' if '0' <= unit <= '9' else unit
        run = run + 1 if kind == previous else 0
        previous = kind
        if run <= 2:
            result += kind
    return result


def units(text):
    encoded = text.encode('utf-16-le', 'surrogatepass')
    return [encoded[i] | encoded[i + 1] << 8 for i in range(0, len(encoded), 2)]


def hash_row(kind, codes, rows):
    """FNV-1a over UTF-16 code units, seeded by the kind of feature."""
    value = ((2166136261 ^ kind) * 16777619) & 0xffffffff
    for code in codes:
        value = ((value ^ code) * 16777619) & 0xffffffff
    return (value ^ value >> 15) & (rows - 1)


def text_hash(text):
    """32 bits that stand for a word in the word lists: two words in 30,000 are taken for one."""
    value = ((2166136261 ^ 64) * 16777619) & 0xffffffff
    for code in units(text):
        value = ((value ^ code) * 16777619) & 0xffffffff
    return value ^ value >> 15


def affix_rows(key):
    codes = units(key)
    return ([hash_row(n, codes[-n:], AFFIX_ROWS) for n in (1, 2, 3, 4)]
            + [hash_row(16 + n, codes[:n], AFFIX_ROWS) for n in (1, 2, 3)])


def gram_rows(key):
    """Rows of the n-grams of 2 to 4 units of <key>."""
    codes = units(key)
    if len(codes) > LONGEST:
        codes = codes[:12] + codes[-8:]
    codes = [60, *codes, 62]
    rows = [hash_row(32 + n, codes[i:i + n], GRAM_ROWS) for n in (3, 4, 2) for i in range(len(codes) - n + 1)]
    return rows[:GRAM_LIMIT]


CHECKED = ['the', 'The', 'NATO', 'U.S.', "n't", '\u2019s', '\u201c', '--', '\u2013', '\u2026', '1,200', '2022-09-14', '4x4',
           'G20', 'Macron', 'McDonald', 'al-Assad', '\u00c9lys\u00e9e', 'Erdo\u011fan', '\u041c\u043e\u0441\u043a\u0432\u0430',
           '\u5317\u4eac', '\U0001f600', 'a', '$', 'counterrevolutionaries', 'www.example.org/a/very/long/address', "''", '%']

if __name__ == '__main__':
    print(json.dumps([{'form': f, 'key': word_key(f), 'shape': shape(f), 'hash': text_hash(word_key(f)),
                       'affixes': affix_rows(word_key(f)), 'grams': gram_rows(word_key(f))} for f in CHECKED], indent=0))
