"""
Makes short annotated news sentences and headlines out of news-words.tsv and the lists of names: "Rebels advanced on X.",
"Two soldiers killed in X". The treebanks hold few of these, and take a past tense after a bare noun for an adjective.
The annotation is that of the English treebanks.
"""
import csv
from collections import defaultdict
from pathlib import Path

from corpus import Sentence

UPOS = {'NNP': 'PROPN', 'NN': 'NOUN', 'NNS': 'NOUN', 'JJ': 'ADJ', 'IN': 'ADP', 'DT': 'DET', 'CD': 'NUM', 'TO': 'PART', 'CC': 'CCONJ',
        'MD': 'AUX', 'RP': 'ADP', '.': 'PUNCT'}
FEATS = {'NNP': 'Number=Sing', 'NN': 'Number=Sing', 'NNS': 'Number=Plur', 'JJ': 'Degree=Pos', 'VB': 'VerbForm=Inf',
         'MD': 'VerbForm=Fin', 'CD': 'NumForm=Word|NumType=Card'}
NUMBERS = ('two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten')

HEADLINES = 0.35         # share of the sentences
PASSIVE = 0.2            # share of the verbs with an object
HEADLINE_PASSIVE = 0.06  # "Two soldiers killed in X": few, or every bare subject is taken for one


class Word:
    """A word with what depends on it before and after."""
    def __init__(self, form, xpos, feats=None, name='O', upos=None):
        self.form, self.xpos, self.name = form, xpos, name
        self.upos = upos or UPOS.get(xpos, 'VERB')
        self.feats = feats or FEATS.get(xpos, '_')
        self.relation, self.before, self.after = 'root', [], []

    def add(self, relation, *words, before=False):
        for word in words:
            word.relation = relation
            (self.before if before else self.after).append(word)
        return self

    def order(self):
        return [*(w for b in self.before for w in b.order()), self, *(w for a in self.after for w in a.order())]


class NewsSentences:
    def __init__(self, listed):
        """`listed`: {kind: [name as a list of words]}, as perturb.py reads what compile_names.py wrote."""
        self.words = defaultdict(list)
        with open(Path(__file__).parent / 'news-words.tsv', encoding='utf8') as table:
            for row in csv.DictReader((line for line in table if line[0] != '#'), delimiter='\t'):
                self.words[row['kind']].append(row)
        single = lambda kind: [n[0] for n in listed[kind] if len(n) == 1 and n[0].isalpha() and n[0][0].isupper()]
        self.names = {kind: single(kind) for kind in ('LOC', 'given', 'surname')}
        self.names['nationality'] = [n for n in single('nationality') if n.endswith(('an', 'ese', 'ish', 'i', 'ch', 'ic'))]

    def make(self, rng):
        self.rng = rng
        headline = rng.random() < HEADLINES
        root = self._clause(headline)
        if not headline or rng.random() < 0.1:
            root.add('punct', Word('.', '.'))
        elif rng.random() < 0.2:
            root.before[0].order()[0].form = root.before[0].order()[0].form.upper()
        words = root.order()
        words[0].form = words[0].form[0].upper() + words[0].form[1:]
        at = {id(word): i + 1 for i, word in enumerate(words)}
        heads = {id(child): at[id(word)] for word in words for child in (*word.before, *word.after)}
        column = lambda key: [getattr(word, key) for word in words]
        return Sentence(column('form'), 'made', column('upos'), column('xpos'), column('feats'),
                        [heads.get(id(word), 0) for word in words], column('relation'), column('name'))

    def _pick(self, kind):
        return self.rng.choice(self.words[kind])

    def _clause(self, headline, depth=0):
        verb = self._pick('verb')
        follows = [f for f in verb['follows'].split(' ') if f not in ('that', 'to') or not depth and self.rng.random() < 0.5]
        if not follows:
            return self._clause(headline, depth)
        chosen = self.rng.choice(follows)
        if chosen in ('count', 'thing', 'place', 'person') and self.rng.random() < (HEADLINE_PASSIVE if headline else PASSIVE):
            return self._passive(verb, chosen, headline)
        subject, plural = self._subject(headline)
        root = self._finite(verb, subject, plural, headline, depth)
        self._follow(root, chosen, headline, depth)
        self._circumstance(root, headline)
        return root

    def _finite(self, verb, subject, plural, headline, depth):
        person = ('Mood=Ind|Number=Plur|Person=3|' if plural else 'Mood=Ind|Number=Sing|Person=3|')
        present = ('VBP' if plural else 'VBZ', person + 'Tense=Pres|VerbForm=Fin')
        choice = self.rng.random()
        if headline and choice < 0.45:
            form = verb['word'] if plural else third_person(verb['word'])
            return Word(form, *present).add('nsubj', subject, before=True)
        if headline and choice < 0.6:
            root = Word(verb['word'], 'VB')
            return root.add('nsubj', subject, before=True).add('mark', Word('to', 'TO'), before=True)
        if choice > 0.92:
            root = Word(verb['word'], 'VB').add('nsubj', subject, before=True)
            return root.add('aux', Word('will', 'MD'), before=True)
        if choice > 0.84:
            root = Word(verb['participle'], 'VBN', 'Tense=Past|VerbForm=Part').add('nsubj', subject, before=True)
            return root.add('aux', Word('have' if plural else 'has', *present, upos='AUX'), before=True)
        return Word(verb['past'], 'VBD', person + 'Tense=Past|VerbForm=Fin').add('nsubj', subject, before=True)

    def _passive(self, verb, kind, headline):
        subject, plural = self._noun(kind, headline)
        root = Word(verb['participle'], 'VBN', 'Tense=Past|VerbForm=Part|Voice=Pass').add('nsubj:pass', subject, before=True)
        if not headline or self.rng.random() < 0.2:
            number = 'Plur' if plural else 'Sing'
            root.add('aux:pass', Word('were' if plural else 'was', 'VBD', upos='AUX',
                                      feats=f'Mood=Ind|Number={number}|Person=3|Tense=Past|VerbForm=Fin'), before=True)
        if self.rng.random() < 0.4:
            root.add('obl:agent', self._with('by', self._subject(headline)[0]))
        self._circumstance(root, headline)
        return root

    def _follow(self, root, chosen, headline, depth):
        particle, plus, rest = chosen.rpartition('+')
        if plus:
            root.add('compound:prt', Word(particle, 'RP'))
        preposition, colon, kind = rest.rpartition(':')
        if rest == 'to':
            deed = Word('', 'VB').add('mark', Word('to', 'TO'), before=True)
            verb = self._pick('verb')
            deed.form = verb['word']
            plain = [f for f in verb['follows'].split(' ') if f not in ('to', 'that')]
            if plain:
                self._follow(deed, self.rng.choice(plain), headline, 1)
            else:
                return self._follow(root, 'to', headline, depth)
            root.add('xcomp', deed)
        elif rest == 'that':
            said = self._clause(False, 1)
            if self.rng.random() < 0.5:
                said.before.insert(0, Word('that', 'IN', upos='SCONJ'))
                said.before[0].relation = 'mark'
            root.add('ccomp', said)
        else:
            noun = self._noun(kind, headline)[0]
            root.add('obl' if colon else 'obj', self._with(preposition, noun) if colon else noun)

    def _circumstance(self, root, headline):
        if any(word.relation in ('xcomp', 'ccomp') for word in root.after):
            return
        choice = self.rng.random()
        if choice < 0.25 and not any(word.relation == 'obl' for word in root.after):
            root.add('obl', self._with(self.rng.choice(('in', 'near', 'in')), self._noun('place', headline)[0]))
        elif choice < 0.5 and not headline:
            day = Word(self._pick('time')['word'], 'NNP')
            root.add('obl', self._with('on', day)) if choice < 0.4 else root.add('obl:unmarked', day)
        if self.rng.random() < 0.1:
            root.add('obl', self._with(self.rng.choice(('after', 'before', 'during', 'amid')), self._noun('talk', headline)[0]))

    def _with(self, preposition, noun):
        noun.before.insert(0, Word(preposition, 'IN'))
        noun.before[0].relation = 'case'
        return noun

    def _subject(self, headline):
        first, plural = self._noun(self.rng.choice(('group', 'group', 'group', 'body', 'body', 'place', 'person', 'acronym')), headline)
        if self.rng.random() < 0.1:
            second = self._noun(self.rng.choice(('group', 'place', 'body')), headline)[0]
            second.before.insert(0, Word('and', 'CC'))
            second.before[0].relation = 'cc'
            return first.add('conj', second), True
        return first, plural

    def _noun(self, kind, headline):
        """(noun with its dependents, is it plural)"""
        if kind == 'place':
            return Word(self.rng.choice(self.names['LOC']), 'NNP', name='B-LOC'), False
        if kind == 'acronym':
            return Word(self._pick('acronym')['word'], 'NNP', name='B-ORG'), False
        if kind == 'person':
            return self._person(), False
        if kind == 'count':
            return self._count(), True
        *other, head = self._pick(kind)['word'].split(' ')
        plural = kind in ('group', 'talk')
        noun = Word(head, 'NNS' if plural else 'NN')
        for word in other:
            noun.add('compound', Word(word, 'NN'), before=True)
        owner = self.rng.random()
        if owner < 0.12:
            place = Word(self.rng.choice(self.names['LOC']), 'NNP', name='B-LOC').add('case', Word("'s", 'POS', upos='PART'))
            noun.before.insert(0, place)
            place.relation = 'nmod:poss'
            return noun, plural
        if owner < 0.35:
            noun.before.insert(0, Word(self.rng.choice(self.names['nationality']), 'JJ'))
            noun.before[0].relation = 'amod'
        if (not plural or self.rng.random() < 0.25) and not headline:
            noun.before.insert(0, Word('the', 'DT', 'Definite=Def|PronType=Art'))
            noun.before[0].relation = 'det'
        return noun, plural

    def _count(self):
        noun = Word(self._pick('group')['word'].split(' ')[-1], 'NNS')
        number = self.rng.choice(NUMBERS) if self.rng.random() < 0.5 else str(self.rng.randrange(2, 400))
        feats = 'NumForm=Digit|NumType=Card' if number.isdigit() else None
        return noun.add('nummod', Word(number, 'CD', feats), before=True)

    def _person(self):
        surname = self.rng.choice(self.names['surname'])
        if self.rng.random() < 0.4:
            return Word(surname, 'NNP', name='B-PER')
        person = Word(self.rng.choice(self.names['given']), 'NNP', name='B-PER').add('flat', Word(surname, 'NNP', name='I-PER'))
        if self.rng.random() < 0.4:
            person.add('nmod:desc', Word(self._pick('title')['word'], 'NNP'), before=True)
        return person


def third_person(verb):
    if verb.endswith('y') and verb[-2] not in 'aeiou':
        return verb[:-1] + 'ies'
    return verb + ('es' if verb.endswith(('s', 'sh', 'ch', 'x', 'z', 'o')) else 's')
