// The thread's program where the package runs from its sources, as in tests: what follows is TypeScript.
import {register} from 'tsx/esm/api'

register()
const {default: work} = await import('./read-worker.ts')
export default work
