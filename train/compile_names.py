#!/usr/bin/env python3
"""
Compiles the names that the entity recognizer is told about, from openly licensed lists (models/en/README.md says which).
usage: train/compile_names.py --data ../shared/data --work train/build     writes names.tsv: tokens, then the kinds
"""
import argparse
import csv
import gzip
import json
import re
from collections import defaultdict
from pathlib import Path

SMALL = {'of', 'the', 'and', 'for', 'in', 'on', 'to', 'de', 'du', 'la', 'al', 'del', 'des'}
CITY_PEOPLE = 20000
LONGEST = 6   # tokens


def main():
    p = argparse.ArgumentParser()
    p.add_argument('--data', required=True)
    p.add_argument('--work', default='train/build')
    o = p.parse_args()
    names = compile_names(Path(o.data))
    with open(Path(o.work) / 'names.tsv', 'w', encoding='utf8') as file:
        for tokens, kinds in sorted(names.items()):
            file.write(f'{tokens}\t{" ".join(sorted(kinds))}\n')


def compile_names(data):
    names = defaultdict(set)

    def add(kind, text, least=1):
        text = re.sub(r'\s*[(\[].*?[)\]]', '', text).strip(' ,;')
        tokens = re.sub(r'\s*-\s*', ' - ', text).split()
        if least <= len(tokens) <= LONGEST and tokens[0][:1].isupper() and len(text) > 1 and not re.search(r'[\d/;:]', text):
            names[' '.join(tokens)].add(kind)

    def person(text):
        words = [w for w in re.sub(r',.*|\(.*', '', text).split() if w not in ('Jr.', 'Sr.', 'II', 'III')]
        if len(words) < 2 or not all(w[:1].isupper() or w.lower() in SMALL for w in words):
            return
        add('PER', ' '.join(words), 2)
        add('given', words[0])
        add('surname', words[-1])

    atlas = data / 'atlas'
    rows = lambda path: csv.DictReader(open(path, encoding='utf8'))
    for path in sorted((atlas / 'wikidata-cabinets-2022').glob('*.csv')):
        for row in rows(path):
            person(row.get('officeholderLabel') or row.get('name') or row.get('person') or '')
    for line in open(atlas / 'congress/legislators-current.jsonl', encoding='utf8'):
        name = json.loads(line)['name']
        person(f"{name['first']} {name['last']}")
    for row in rows(atlas / 'factbook/leaders.csv'):
        words = row['title_and_name'].split()
        for i, word in enumerate(words):
            if len(word) > 2 and word.isupper() and word in row['family_name'].split():
                add('surname', word.title())
                if i and re.fullmatch(r'[A-Z][a-z]+', words[i - 1]):
                    add('PER', f'{words[i - 1]} {word.title()}')
    for line in gzip.open(data / 'geoparsing/geonames/cities500.txt.gz', 'rt', encoding='utf8'):
        cells = line.split('\t')
        if int(cells[14] or 0) >= CITY_PEOPLE:
            add('LOC', cells[1])
            add('LOC', cells[2])
    for line in open(data / 'geoparsing/geonames/admin1CodesASCII.txt', encoding='utf8'):
        cells = line.split('\t')
        add('LOC', cells[1])
        add('LOC', cells[2])
    for row in rows(atlas / 'country-codes/country-codes.csv'):
        for key in ('CLDR display name', 'official_name_en', 'UNTERM English Short', 'Capital', 'Sub-region Name', 'Region Name'):
            add('LOC', re.sub('^the ', '', row.get(key) or ''))
    for line in open(atlas / 'factbook/countries.jsonl', encoding='utf8'):
        country = json.loads(line)
        for key in ('conventional short form', 'conventional long form'):
            add('LOC', (country.get('names') or {}).get(key) or '')
        for word in re.findall(r'\b[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?\b', json.dumps(country.get('nationality') or '')):
            add('nationality', word)
    for row in rows(atlas / 'factbook/igo_membership.csv'):
        if re.fullmatch(r'[A-Z][A-Za-z]*[A-Z]', row['org_abbrev']):
            add('ORG', row['org_abbrev'])
    for row in rows(atlas / 'partyfacts/core-parties.csv'):
        for name in f"{row['name_english']} / {row['name']}".split('/'):
            add('ORG', name, 2)
    for row in rows(atlas / 'sp500/constituents.csv'):
        name = re.sub(r',? (Inc\.?|Corp\.?|Corporation|Company|Co\.|plc|Ltd\.?|Group|Holdings|Class [A-C]).*$', '', row['Security'])
        add('ORG', name)
    for line in open(atlas / 'congress/committees-current.jsonl', encoding='utf8'):
        add('ORG', json.loads(line).get('name') or '', 2)
    for file in ('International', 'MilNonState'):
        for line in open(atlas / f'phoenix/Phoenix.{file}.actors.txt', encoding='utf8', errors='replace'):
            found = re.match(r"\+?([A-Z][A-Z0-9'&.-]*(?:_[A-Z0-9'&.()-]+)+)_?(?=\s|$)", line)
            if found:
                words = found[1].lower().split('_')
                if 'given' in names.get(words[0].title(), ()):   # the file lists people among the bodies
                    continue
                add('ORG', ' '.join(w if w in SMALL and i else w[:1].upper() + w[1:] for i, w in enumerate(words)), 2)
    return names


if __name__ == '__main__':
    main()
