#!/usr/bin/env python3
"""
Trains the network and writes models/en.   usage: train/train.py --data ../shared/data --work train/build [options]
Needs PyTorch (CPU is enough), numpy, and in the work folder what train/extract-vectors.mjs and train/compile_names.py write.
"""
import argparse
import json
import math
import random
import time
from pathlib import Path

import numpy as np
import torch

from augment import augment
from batch import Batch, batches
from corpus import load_corpora
from distill import certain, load_teachers, teach
from evaluate import evaluate
from export_model import export_model
from lexicon import Lexicon
from loss import loss_of
from network import Network
from news_sentences import NewsSentences
from perturb import Perturber, listed_names


def options():
    p = argparse.ArgumentParser()
    p.add_argument('--data', required=True)
    p.add_argument('--work', default='train/build')
    p.add_argument('--out', default='models/en')
    p.add_argument('--name', default='en')
    p.add_argument('--seed', type=int, default=1)
    p.add_argument('--threads', type=int, default=1)
    p.add_argument('--width', type=int, default=128)
    p.add_argument('--layers', type=int, default=4)
    p.add_argument('--arc', type=int, default=96)
    p.add_argument('--label', type=int, default=96)
    p.add_argument('--vectors', type=int, default=120000, help='words with a pre-trained vector')
    p.add_argument('--vector_size', type=int, default=96)
    p.add_argument('--drop', type=float, default=0.27)
    p.add_argument('--drop_input', type=float, default=0.2)
    p.add_argument('--drop_vector', type=float, default=0.05)
    p.add_argument('--drop_word', type=float, default=0.2)
    p.add_argument('--drop_gram', type=float, default=0.0, help='share of words whose n-grams are not seen')
    p.add_argument('--drop_flags', type=float, default=0.2)
    p.add_argument('--smooth', type=float, default=0.03)
    p.add_argument('--augment', type=float, default=0.12)
    p.add_argument('--rate', type=float, default=2.3e-3)
    p.add_argument('--decay', type=float, default=0.01)
    p.add_argument('--batch', type=int, default=1500, help='tokens a batch')
    p.add_argument('--steps', type=int, default=14000)
    p.add_argument('--report', type=int, default=3500, help='steps between looks at the development sets')
    p.add_argument('--teachers', help='names of earlier runs, with commas between, to learn from')
    p.add_argument('--copies', type=int, default=6, help='perturbed copies of each sentence that teachers label')
    p.add_argument('--news', type=int, default=0, help='short news sentences made anew for each round')
    p.add_argument('--gold', type=float, default=0.4, help='weight of the annotation beside the teachers')
    p.add_argument('--gold_names', type=float, default=0.7, help='the same for names, of which teachers know fewer')
    p.add_argument('--export_only', action='store_true', help='write the model from WORK/NAME.pt of an earlier run')
    return p.parse_args()


class Average:
    """The running mean of the weights, which is what gets evaluated and written."""
    def __init__(self, net):
        self.live = [p for p in net.parameters() if p.requires_grad]
        self.mean = [p.detach().clone() for p in self.live]

    @torch.no_grad()
    def update(self, step):
        share = max(1 - 0.999, 1 / (step + 1)) if step > 200 else 1
        for mean, live in zip(self.mean, self.live):
            mean.lerp_(live, share)

    @torch.no_grad()
    def swap(self):
        for mean, live in zip(self.mean, self.live):
            kept = live.clone()
            live.copy_(mean)
            mean.copy_(kept)


class Lessons:
    """
    The sentences of each step. With teachers these are in every round all sentences as annotated, and a perturbed copy of
    each; without, the sentences, some in another style. With either, short news sentences as `--news` asks.
    """
    def __init__(self, train, lexicon, o, rng):
        self.train, self.options, self.rng = train, o, rng
        self.queue, self.rounds, self.copies = [], 0, []
        self.lexicon, self.news = lexicon, NewsSentences(listed_names(Path(o.work) / 'names.tsv'))
        if o.teachers:
            work = Path(o.work)
            words = (work / 'words.txt').read_text(encoding='utf8').split('\n')[:o.vectors]
            vectors = np.fromfile(work / 'vectors.f32', dtype=np.float32).reshape(-1, 100)[:o.vectors]
            perturber = Perturber(train, words, vectors, work / 'names.tsv')
            teachers = load_teachers(o.teachers.split(','), work, lexicon)
            self.copies = [[perturber.perturb(s, rng) for s in train] for _ in range(o.copies)]
            for sentences in (train, *self.copies):
                teach(sentences, teachers, lexicon)

    def next(self):
        if not self.queue:
            made = [self.news.make(self.rng) for _ in range(self.options.news)]
            if self.copies:
                certain(made, self.lexicon)
            self.pool = [*self.train, *(self.copies[self.rounds % len(self.copies)] if self.copies else ()), *made]
            self.queue = batches([len(s.forms) for s in self.pool], self.options.batch, self.rng)
            self.rounds += 1
        chosen = [self.pool[i] for i in self.queue.pop()]
        if self.copies:
            return chosen
        return [augment(s, self.rng) if self.rng.random() < self.options.augment else s for s in chosen]


def main():
    o = options()
    Path(o.out).mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(o.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(o.seed)
    rng = random.Random(o.seed)
    corpora = load_corpora(o.data)
    train = [s for s in corpora['train'] if len(s.forms) <= 120]
    lexicon = Lexicon(o, train)
    net = Network(o, lexicon.vectors, lexicon.sizes())
    print(o, 'sentences', len(train), lexicon.sizes(), flush=True)
    if o.export_only:
        net.load_state_dict(torch.load(Path(o.work) / f'{o.name}.pt'))
        finish(net, lexicon, corpora, o)
        return
    parameters = [p for p in net.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=o.rate, betas=(0.9, 0.98), weight_decay=o.decay)
    average = Average(net)
    lessons = Lessons(train, lexicon, o, rng)
    step, losses, started = 0, [], time.time()
    while step < o.steps:
        batch = Batch(lessons.next(), lexicon)
        net.forms = lexicon.form_table()
        loss = loss_of(net, batch, o)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 2.0)
        step += 1
        for group in optimizer.param_groups:
            group['lr'] = o.rate * min(1, step / 200) * max(0.005, 0.5 + 0.5 * math.cos(math.pi * step / o.steps))
        optimizer.step()
        average.update(step)
        losses.append(loss.item())
        if step % 250 == 0:
            print(f'step {step} loss {np.mean(losses[-250:]):.3f} seconds {time.time() - started:.0f}', flush=True)
        if step % o.report == 0 or step == o.steps:
            average.swap()
            torch.save(net.state_dict(), Path(o.work) / f'{o.name}.pt')
            (Path(o.work) / f'{o.name}.json').write_text(json.dumps(vars(o)), encoding='utf8')
            print('step', step)
            finish(net, lexicon, corpora, o)
            net.train()
            average.swap()


def finish(net, lexicon, corpora, o):
    net.eval()
    export_model(net, lexicon, o)
    for part in ('ewt', 'gum', 'news'):
        print(part, evaluate(net, lexicon, corpora[part]), flush=True)
    lexicon.use_names = False
    print('ewt without name lists', evaluate(net, lexicon, corpora['ewt']), flush=True)
    lexicon.use_names = True


if __name__ == '__main__':
    main()
