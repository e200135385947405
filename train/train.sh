#!/bin/sh
# Trains the language model from nothing and writes models/en: about half an hour on one core.
# usage: npm run train [-- DATA [WORK]]   DATA holds ud/, ner/, atlas/ and geoparsing/ as models/en/README.md lists them
#        (default: $RAPPORTEUR_SHARED/data, or ../shared/data)
# Needs Node and a Python with PyTorch and numpy (set PYTHON to choose one). On Debian: apt-get install python3-torch
# libopenblas0-pthread; without OpenBLAS the training takes five times as long.
set -e
cd "$(dirname "$0")/.."
data=${1:-${RAPPORTEUR_SHARED:-../shared}/data}
work=${2:-train/build}
[ -d "$data/ud" ] || { echo "$data holds no ud/. Name the folder of the treebanks, see models/en/README.md." >&2; exit 2; }
export OPENBLAS_NUM_THREADS=1
node train/extract-vectors.mjs "$work" 120000
"${PYTHON:-python3}" train/compile_names.py --data "$data" --work "$work"
"${PYTHON:-python3}" train/train.py --data "$data" --work "$work" --out models/en
node --import tsx train/lemma-rules.ts "$data/ud"
node --import tsx train/sentence-boundary.ts "$data/ud"
node train/build-kernels.mjs
