// Prints what the parts of the extension cost: `npm run bench`.
import { benchEngine } from './engine.ts'
import { benchPanning } from './panning.ts'
import { benchGraphSizes } from './graphSizes.ts'
import { benchMillion } from './million.ts'

benchEngine()
benchMillion()
await benchPanning()
await benchGraphSizes()
