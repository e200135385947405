import {createServer, type RequestListener, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'

/** A real HTTP server on this machine, for one test. */
export async function openLocalServer(answer: RequestListener): Promise<{server: Server; port: number; url: string}> {
  const server = createServer(answer)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const {port} = server.address() as AddressInfo
  return {server, port, url: `http://127.0.0.1:${port}`}
}
