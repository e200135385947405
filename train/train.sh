#!/bin/sh
# Trains the language model from nothing and writes models/en: a little over an hour on two cores. Two teachers come first,
# a network like the one shipped and a wider one, side by side; then the network that learns from both.
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
train --out "$work/narrow" --name narrow --drop_anew >"$work/narrow.log" &
narrow=$!
train --out "$work/wide" --name wide0 --width 192 --arc 128 --label 128 --seed 11 --drop_anew --drop 0.37 --drop_input 0.25 \
  --drop_word 0.25 --drop_vector 0.08 --drop_gram 0.35 --decay 0.02 --rate 2e-3 --steps 7600 --cool 7200 --report 1900
train --out "$work/wide" --name wide --start wide0 --width 192 --arc 128 --label 128 --seed 21 --drop 0.3 \
  --drop_word 0.2 --drop_vector 0.06 --drop_gram 0.2 --decay 0.02 --rate 1.5e-3 --steps 5000 --cool 0 --augment 0.1 --report 2500
wait $narrow
train --out models/en --name en --start narrow --teachers narrow,wide --seed 31 --drop 0.2 --drop_input 0.15 \
  --drop_word 0.15 --drop_vector 0.06 --drop_gram 0.1 --rate 1.5e-3 --steps 15000 --cool 0 --report 5000
node --import tsx train/lemma-rules.ts "$data/ud"
node --import tsx train/sentence-boundary.ts "$data/ud"
node train/build-kernels.mjs
