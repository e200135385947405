// Compiles train/kernels/network.ts to models/en/kernels.wasm. The same source gives the same bytes.
// usage: node train/build-kernels.mjs [OUTPUT]
import {readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import asc from 'assemblyscript/asc'

const source = fileURLToPath(new URL('kernels/network.ts', import.meta.url))
const output = process.argv[2] ?? fileURLToPath(new URL('../models/en/kernels.wasm', import.meta.url))
const {error, stderr, binary} = await compile()
if (error) {
  process.stderr.write(`${stderr}\n`)
  process.exit(1)
}
writeFileSync(output, binary)

async function compile() {
  let binary = null
  const result = await asc.main(
    [
      'network.ts',
      '--outFile',
      'network.wasm',
      '-O3',
      '--runtime',
      'stub',
      '--enable',
      'simd',
      '--importMemory',
      '--noExportMemory',
      '--use',
      'abort=',
    ],
    {
      readFile: name => (name === 'network.ts' ? readFileSync(source, 'utf8') : null),
      writeFile: (name, content) => {
        if (name === 'network.wasm') binary = content
      },
      listFiles: () => [],
    },
  )
  return {error: result.error, stderr: result.stderr.toString(), binary}
}
