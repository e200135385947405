#!/usr/bin/env python3
"""
Trains the network and writes models/en.   usage: train/train.py --data ../shared/data --work train/build [options]
A number N written to WORK/NAME.hurry during a run makes it end after N more steps.
Needs PyTorch (CPU is enough), numpy, and in the work folder what train/extract-vectors.mjs and train/compile_names.py write.
"""
import argparse
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from augment import augment
from corpus import load_corpora
from evaluate import evaluate
from export_model import export_model
from lexicon import Lexicon
from network import Network, chain_loss

IGNORE = -100


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
    p.add_argument('--cool', type=int, default=13000, help='last steps, in which the rate falls to nothing')
    p.add_argument('--hurry', help='STEP:N, at STEP let the rate fall to nothing within N steps and end')
    p.add_argument('--report', type=int, default=3500, help='steps between looks at the development sets')
    p.add_argument('--start', help='name of an earlier run whose weights this run begins with')
    p.add_argument('--export_only', action='store_true', help='write the model from WORK/NAME.pt of an earlier run')
    return p.parse_args()


def batches(lengths, limit, rng=None):
    """Lists of sentence numbers of like length, at most `limit` tokens with padding."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i] + (rng.random() * 4 if rng else 0))
    result, current, longest = [], [], 0
    for i in order:
        length = lengths[i] + 1
        if current and max(longest, length) * (len(current) + 1) > limit:
            result.append(current)
            current, longest = [], 0
        current.append(i)
        longest = max(longest, length)
    result.append(current)
    if rng:
        rng.shuffle(result)
    return result


class Batch:
    """Tensors of a list of sentences, token 0 the root."""
    def __init__(self, sentences, lexicon):
        count, longest = len(sentences), max(len(s.forms) for s in sentences) + 1
        self.forms = torch.zeros(count, longest, dtype=torch.long)
        self.flags = torch.zeros(count, longest, lexicon.sizes()['flags'])
        self.mask = torch.zeros(count, longest, dtype=torch.bool)
        self.mask[:, 0] = True
        layers = {'upos': lexicon.upos, 'xpos': lexicon.xpos, 'feats': lexicon.feats, 'deprels': lexicon.deprel,
                  'entities': lexicon.entity, 'heads': None}
        self.gold = {layer: torch.full((count, longest), IGNORE) for layer in layers}
        for i, sentence in enumerate(sentences):
            end = len(sentence.forms) + 1
            self.forms[i, 1:end] = torch.tensor(lexicon.form_numbers(sentence.forms))
            self.mask[i, :end] = True
            if lexicon.use_names:
                self.flags[i, 1:end] = torch.from_numpy(lexicon.flags(sentence.forms))
            for layer, index in layers.items():
                values = getattr(sentence, layer)
                if values is not None:
                    numbers = [index.get(v, IGNORE) for v in values] if index else values
                    self.gold[layer][i, 1:end] = torch.tensor(numbers)


def cross_entropy(scores, gold, smooth=0.0):
    if not (gold >= 0).any():
        return scores.sum() * 0
    return F.cross_entropy(scores.reshape(-1, scores.size(-1)), gold.reshape(-1), ignore_index=IGNORE,
                           label_smoothing=smooth)


def loss_of(net, batch, smooth):
    x, arc = net(batch.forms, batch.flags, batch.mask)
    gold = batch.gold
    return (cross_entropy(arc, gold['heads'])
            + 0.5 * cross_entropy(net.labels(x, gold['heads'].clamp(min=0)), gold['deprels'], smooth)
            + 0.5 * cross_entropy(net.upos(x), gold['upos'], smooth)
            + 0.3 * cross_entropy(net.xpos(x), gold['xpos'], smooth)
            + 0.3 * cross_entropy(net.feats(x), gold['feats'], smooth)
            + 0.8 * entity_loss(net, x, batch))


def entity_loss(net, x, batch):
    """Over the sentences in which names are marked."""
    rows = batch.gold['entities'][:, 1] >= 0
    if not rows.any():
        return x.sum() * 0
    gold = batch.gold['entities'][rows, 1:]
    scores = net.entities(x[rows], batch.mask[rows])[:, 1:]
    return chain_loss(scores, net.transition, gold.clamp(min=0), gold >= 0)


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


def main():
    o = options()
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
    if o.start:
        net.load_state_dict(torch.load(Path(o.work) / f'{o.start}.pt'), strict=False)
    parameters = [p for p in net.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=o.rate, betas=(0.9, 0.98), weight_decay=o.decay)
    average = Average(net)
    step, queue, losses, started = 0, [], [], time.time()
    hurry = Path(o.work) / f'{o.name}.hurry'
    share = lambda at: min(1, (o.steps - at) / o.cool)
    while step < o.steps:
        if hurry.exists():
            o.hurry = f'{step}:{hurry.read_text().strip()}'
            hurry.unlink()
            print('to repeat this run: --hurry', o.hurry, flush=True)
        if o.hurry and step == int(o.hurry.split(':')[0]):
            left = int(o.hurry.split(':')[1])
            share = lambda at, end=step + left, top=share(step): top * (end - at) / left
            o.steps = step + left
        if not queue:
            queue = batches([len(s.forms) for s in train], o.batch, rng)
        chosen = [augment(train[i], rng) if rng.random() < o.augment else train[i] for i in queue.pop()]
        batch = Batch(chosen, lexicon)
        net.forms = lexicon.form_table()
        loss = loss_of(net, batch, o.smooth)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 2.0)
        step += 1
        for group in optimizer.param_groups:
            group['lr'] = o.rate * min(1, step / 200) * max(0.005, share(step))
        optimizer.step()
        average.update(step)
        losses.append(loss.item())
        if step % 250 == 0:
            print(f'step {step} loss {np.mean(losses[-250:]):.3f} seconds {time.time() - started:.0f}', flush=True)
        if step % o.report == 0 or step == o.steps:
            average.swap()
            torch.save(net.state_dict(), Path(o.work) / f'{o.name}.pt')
            print('step', step)
            finish(net, lexicon, corpora, o)
            net.train()
            average.swap()


def finish(net, lexicon, corpora, o):
    net.eval()
    export_model(net, lexicon, o)
    for part in ('ewt', 'gum', 'news'):
        print(part, evaluate(net, lexicon, corpora[part], batches, Batch), flush=True)
    lexicon.use_names = False
    print('ewt without name lists', evaluate(net, lexicon, corpora['ewt'], batches, Batch), flush=True)
    lexicon.use_names = True


if __name__ == '__main__':
    main()
