"""
Writes models/en/network.bin, which src/language/network-file.ts reads:
uint32 length of the header, the header as JSON, then the tensors, each at a multiple of 64 bytes from the file's start.
The header gives options, labels and a list of tensors {name, type, shape, offset, step}; a value is number × step.
Types: int8, int4 (two a byte, low half first, + 8), uint32, uint8, float32. Weights of linear layers are int8 with a
float32 step an output (`name.step`); embeddings have one step a table.
"""
import json
from pathlib import Path

import numpy as np
import torch

from batch import Batch
from corpus import Sentence
from evaluate import best_tags, tag_columns
from tree import best_tree


class Writer:
    def __init__(self):
        self.tensors, self.blobs = [], []

    def add(self, name, array, kind=None, step=1.0, shape=None):
        self.tensors.append({'name': name, 'type': kind or str(array.dtype), 'shape': list(shape or array.shape),
                             'step': float(step)})
        self.blobs.append(np.ascontiguousarray(array).tobytes())

    def linear(self, name, weight, bias=None):
        """(outputs, inputs) in int8 with a step an output. The step is the best of a few clippings."""
        weight = weight.astype(np.float64)
        step = best_steps(weight)
        self.add(name, np.clip(np.round(weight / step[:, None]), -127, 127).astype(np.int8))
        self.add(f'{name}.step', step.astype(np.float32))
        self.add(f'{name}.bias', (np.zeros(len(weight)) if bias is None else bias).astype(np.float32))

    def table(self, name, weight):
        step = float(np.abs(weight).max()) / 127
        self.add(name, np.round(weight / step).astype(np.int8), step=step)

    def save(self, path, header):
        offset = 0
        for tensor, blob in zip(self.tensors, self.blobs):
            tensor['offset'] = offset
            offset += (len(blob) + 63) // 64 * 64
        text = json.dumps({**header, 'tensors': self.tensors}, ensure_ascii=False, separators=(',', ':')).encode()
        text += b' ' * (-(len(text) + 4) % 64)
        with open(path, 'wb') as file:
            file.write(np.uint32(len(text)).tobytes() + text)
            for blob in self.blobs:
                file.write(blob + bytes(-len(blob) % 64))


def best_steps(weight):
    """For each row the step, from max/127 down to 0.7 of that, with the least squared error."""
    top = np.maximum(np.abs(weight).max(1), 1e-8) / 127
    best, least = top, np.full(len(weight), np.inf)
    for share in (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7):
        step = top * share
        error = ((np.clip(np.round(weight / step[:, None]), -127, 127) * step[:, None] - weight) ** 2).sum(1)
        best, least = np.where(error < least, step, best), np.minimum(error, least)
    return best


def export_model(net, lexicon, o):
    state = {name: value.detach().numpy() for name, value in net.state_dict().items()}
    writer = Writer()
    levels = (lexicon.vector_levels + 8).astype(np.uint8)
    writer.add('vector.hash', lexicon.vector_hash)
    writer.add('vector', levels[:, 0::2] | levels[:, 1::2] << 4, 'int4', shape=levels.shape)
    writer.add('vector.scale', lexicon.vector_scale_level.astype(np.uint8), step=lexicon.vector_scale_step)
    writer.add('unknown', state['unknown'])
    writer.add('word.hash', lexicon.word_hash)
    writer.add('shape.hash', lexicon.shape_hash)
    writer.table('word', state['word.weight'])
    writer.table('affix', state['affix.weight'])
    writer.table('gram', state['gram.weight'][:-1])
    writer.table('shape', state['shape.weight'])
    writer.linear('input', state['input.weight'], state['input.bias'])
    writer.add('name.hash', np.array(sorted(lexicon.names.kinds), dtype=np.uint32))
    writer.add('name.kinds', np.array([lexicon.names.kinds[h] for h in sorted(lexicon.names.kinds)], dtype=np.uint8))
    writer.add('flag', state['flag.weight'].T.astype(np.float32))
    writer.add('root', state['root'])
    for i, layer in enumerate(net.layers):
        for part in ('mix', 'gates', 'out'):
            if hasattr(layer, part):
                writer.linear(f'layer{i}.{part}', state[f'layers.{i}.{part}.weight'], state[f'layers.{i}.{part}.bias'])
    for name in ('upos', 'xpos', 'feats', 'entity_hidden', 'entity', 'arc_head', 'arc_dep', 'arc', 'label_dep', 'deprel'):
        writer.linear(name, state[f'{name}.weight'], state[f'{name}.bias'])
    writer.linear('label_head', state['label_head.weight'])
    writer.add('distance', state['distance'])
    writer.add('transition', state['transition'])
    header = {'format': 2, 'width': o.width, 'layers': o.layers, 'arc': o.arc, 'label': o.label,
              'vectorSize': o.vector_size, 'flags': lexicon.sizes()['flags'], 'tags': lexicon.tags.tolist(),
              'labels': {layer: list(getattr(lexicon, layer)) for layer in ('upos', 'xpos', 'feats', 'deprel', 'entity')}}
    writer.save(Path(o.out) / 'network.bin', header)
    sentences = Path(__file__).with_name('check-sentences.txt').read_text(encoding='utf8').splitlines()
    with open(Path(o.out) / 'check.json', 'w', encoding='utf8') as file:
        json.dump([float_analysis(net, lexicon, line.split()) for line in sentences], file, indent=0, ensure_ascii=False)


def float_analysis(net, lexicon, forms):
    """What the network says before its weights are rounded; test/language/network.test.ts asks the product for the same."""
    with torch.no_grad():
        batch = Batch([Sentence(forms)], lexicon)
        net.forms = lexicon.form_table()
        x, arc = net(batch.forms, batch.flags, batch.mask)
        heads = torch.from_numpy(best_tree(arc[0].double().numpy())).long().unsqueeze(0)
        label = net.labels(x, heads)
        label[..., lexicon.deprel['root']] += torch.where(heads == 0, 1e4, -1e4)
        tags = tag_columns(net, lexicon, x)
        named = lambda numbers, index: [list(index)[i] for i in numbers[1:]]
        entity = best_tags(net.entities(x, batch.mask)[0, 1:].double().numpy(), net.transition.detach().double().numpy())
        return {'forms': forms, 'heads': heads[0, 1:].tolist(),
                'deprel': named(label[0].argmax(-1).tolist(), lexicon.deprel),
                'upos': named(tags['upos'][0], lexicon.upos), 'xpos': named(tags['xpos'][0], lexicon.xpos),
                'feats': named(tags['feats'][0], lexicon.feats), 'entity': entity}
