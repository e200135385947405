"""Reads the treebanks and the entity corpora into one form: a list of Sentence."""
import re
from dataclasses import dataclass, field
from pathlib import Path

ENTITY_TAGS = ['O', 'B-PER', 'I-PER', 'B-LOC', 'I-LOC', 'B-ORG', 'I-ORG']
ENTITY_TYPE = {'per': 'PER', 'person': 'PER', 'politician': 'PER', 'loc': 'LOC', 'location': 'LOC', 'country': 'LOC',
               'gpe': 'LOC', 'place': 'LOC', 'org': 'ORG', 'organisation': 'ORG', 'organization': 'ORG',
               'politicalparty': 'ORG'}


@dataclass
class Sentence:
    forms: list
    id: str = ''
    upos: list = None     # None where a corpus does not annotate the layer
    xpos: list = None
    feats: list = None
    heads: list = None    # 1-based, 0 = root
    deprels: list = None
    entities: list = None  # IOB2 by Universal NER: PER, LOC, ORG
    misc: list = field(default_factory=list)
    numbers: object = None   # tensors that batch.py makes of the forms
    flags: object = None
    soft: object = None      # what teachers say of it, see distill.py


def read_conllu(path):
    sentences, document, rows, sentence_id = [], '', [], ''
    for line in [*open(path, encoding='utf8'), '\n']:
        line = line.rstrip('\n')
        if line.startswith('# sent_id'):
            sentence_id = line.split('=', 1)[1].strip()
        elif not line and rows:
            columns = list(zip(*rows))
            sentences.append(Sentence(list(columns[1]), sentence_id, list(columns[3]), list(columns[4]),
                                      list(columns[5]), [int(h) for h in columns[6]], list(columns[7]),
                                      misc=list(columns[9])))
            rows = []
        elif line and line[0] != '#':
            cells = line.split('\t')
            if cells[0].isdigit():
                rows.append(cells)
    return sentences


def read_iob2(path, form_column=0, tag_column=1):
    """Sentences of a tab-separated IOB2 file; types brought to PER, LOC, ORG, all others to O."""
    sentences, forms, tags = [], [], []
    for line in [*open(path, encoding='utf8'), '\n']:
        cells = line.rstrip('\n').split('\t')
        if len(cells) <= tag_column:
            if forms:
                sentences.append(Sentence(forms, entities=repair_iob2(tags)))
            forms, tags = [], []
            continue
        prefix, _, kind = cells[tag_column].partition('-')
        kind = ENTITY_TYPE.get(kind.lower())
        forms.append(cells[form_column])
        tags.append(f'{prefix}-{kind}' if kind else 'O')
    return sentences


def repair_iob2(tags):
    fixed = []
    for tag in tags:
        if tag[0] == 'I' and (not fixed or fixed[-1][2:] != tag[2:]):
            tag = 'B' + tag[1:]
        fixed.append(tag)
    return fixed


def name_spans(tags):
    """(first, last + 1, type) of each name in IOB2 tags."""
    found, start = [], None
    for i, tag in enumerate([*tags, 'O']):
        if start is not None and tag[0] != 'I':
            found.append((start, i, tags[start][2:]))
            start = None
        if tag[0] == 'B':
            start = i
    return found


def add_entities(sentences, tagged):
    """Lays the entity tags of `tagged` on the sentences with the same forms."""
    by_forms = {tuple(s.forms): s.entities for s in tagged}
    for sentence in sentences:
        sentence.entities = by_forms.get(tuple(sentence.forms))


def add_gum_names(sentences):
    """Entities as Universal NER marks them out of GUM's nested mentions (MISC Entity=): their names, without titles."""
    open_mentions = {}
    for sentence in sentences:
        count = len(sentence.forms)
        tags = ['O'] * count
        mentions = []
        for i, misc in enumerate(sentence.misc):
            value = next((m[7:] for m in misc.split('|') if m.startswith('Entity=')), '')
            for part in re.findall(r'\([^()]*\)?|[^()]*\)', value):
                identity, _, rest = part.strip('()').partition('-')
                if part[0] == '(':
                    open_mentions.setdefault(identity, []).append((i, rest.split('-')[0]))
                if part[-1] == ')' and open_mentions.get(identity):
                    start, kind = open_mentions[identity].pop()
                    mentions.append((start, i, kind))
        # The longest name wins: "Bank of Elbonia" is one organization, not a place as well.
        for start, end, kind in sorted(mentions, key=lambda m: m[0] - m[1]):
            kind = ENTITY_TYPE.get(kind)
            head = next((i for i in range(start, end + 1) if not start + 1 <= sentence.heads[i] <= end + 1), None)
            if not kind or head is None or not sentence.xpos[head].startswith('NNP'):
                continue
            first, last = name_core(sentence, head, (start, end), kind)
            if all(tag == 'O' for tag in tags[first:last + 1]):
                tags[first] = 'B-' + kind
                tags[first + 1:last + 1] = ['I-' + kind] * (last - first)
        sentence.entities = tags
        open_mentions.clear()


def name_core(sentence, head, span, kind):
    """First and last token of the name within a mention: proper nouns side by side, "of" (the) in places and bodies."""
    is_name = lambda i: span[0] <= i <= span[1] and sentence.xpos[i].startswith('NNP')
    first = last = head
    while is_name(first - 1) and sentence.deprels[first - 1] != 'nmod:desc':
        first -= 1
    while True:
        if is_name(last + 1) and sentence.deprels[last + 1] != 'appos':
            last += 1
            continue
        after = last + 2 if last + 2 < len(sentence.forms) and sentence.forms[last + 2].lower() != 'the' else last + 3
        if kind != 'PER' and last < span[1] and sentence.forms[last + 1].lower() == 'of' and is_name(after):
            last = after
            continue
        return first, last


# Wikinews documents of GUM's training split that no training ever sees: our own check on news.
UNSEEN_NEWS = ('GUM_news_defector', 'GUM_news_korea', 'GUM_news_imprisoned', 'GUM_news_expo')


def load_corpora(data):
    """{'train': …, 'ewt': dev, 'gum': dev, 'news': unseen news documents} from the data folder."""
    data = Path(data)
    ewt = read_conllu(data / 'ud/ewt/en_ewt-ud-train.conllu')
    add_entities(ewt, read_iob2(data / 'ner/uner-ewt/en_ewt-ud-train.iob2', 1, 2))
    gum = read_conllu(data / 'ud/gum-open/en_gumopen-train.conllu')
    add_gum_names(gum)
    is_unseen = lambda s: s.id.startswith(UNSEEN_NEWS)
    politics = [s for part in ('train', 'dev') for s in read_iob2(data / f'ner/crossner-politics/{part}.txt')]
    dev = read_conllu(data / 'ud/ewt/en_ewt-ud-dev.conllu')
    add_entities(dev, read_iob2(data / 'ner/uner-ewt/en_ewt-ud-dev.iob2', 1, 2))
    return {'train': ewt + [s for s in gum if not is_unseen(s)] + politics,
            'ewt': dev,
            'gum': read_conllu(data / 'ud/gum-open/en_gumopen-dev.conllu'),
            'news': [s for s in gum if is_unseen(s)]}
