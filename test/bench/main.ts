// Prints what the parts of the extension cost: `npm run bench`.
import { benchEngine } from './engine.ts'
import { benchTraining } from './training.ts'
import { benchPanning } from './panning.ts'
import { benchGraphSizes } from './graphSizes.ts'
import { benchMillion } from './million.ts'

benchEngine()
benchMillion()
benchTraining()
await benchPanning()
await benchGraphSizes()
