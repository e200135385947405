#!/bin/sh
# Trains the language model from nothing and writes models/en: about an hour and a half on one core. First `deep`, a network
# larger than the one shipped, which learns the annotation; then the network that learns from both.
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
train() { "${PYTHON:-python3}" train/train.py --data "$data" --work "$work" "$@"; }
train --out "$work/deep" --name deep --layers 5 --width 192 --arc 128 --label 128 --seed 51 --drop 0.3 --drop_input 0.22 \
  --drop_word 0.22 --drop_vector 0.07 --drop_gram 0.3 --decay 0.02 --rate 2e-3 --steps 11000 --report 5500
train --out models/en --name en --teachers deep --news 1500 --seed 31 --drop 0.2 --drop_input 0.15 \
  --drop_word 0.15 --drop_vector 0.06 --drop_gram 0.1 --rate 2.2e-3 --steps 19000 --report 6000
node --import tsx train/lemma-rules.ts "$data/ud"
node --import tsx train/sentence-boundary.ts "$data/ud"
node train/build-kernels.mjs
