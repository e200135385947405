#!/bin/sh
# Trains the language model from nothing and writes models/en: about half an hour on one core.
# usage: train/train.sh DATA [WORK]      DATA holds ud/, ner/, atlas/ and geoparsing/ as models/en/README.md lists them
# Needs Node and a Python with PyTorch and numpy (set PYTHON to choose one). On Debian: apt-get install python3-torch
# libopenblas0-pthread; without OpenBLAS the training takes five times as long.
set -e
data=${1:?"usage: train/train.sh DATA [WORK]"}
work=${2:-train/build}
cd "$(dirname "$0")/.."
export OPENBLAS_NUM_THREADS=1
node train/extract-vectors.mjs "$work" 120000
"${PYTHON:-python3}" train/compile_names.py --data "$data" --work "$work"
"${PYTHON:-python3}" train/train.py --data "$data" --work "$work" --out models/en
node train/build-kernels.mjs
