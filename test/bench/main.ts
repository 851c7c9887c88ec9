// Prints what the parts of the extension cost: `npm run bench`.
import { benchEngine } from './engine.ts'
import { benchPanning } from './panning.ts'
import { benchGraphSizes } from './graphSizes.ts'
import { benchSaveToPixels } from './saveToPixels.ts'

benchEngine()
await benchPanning()
await benchSaveToPixels()
await benchGraphSizes()
