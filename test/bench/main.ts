// Prints what the parts of the extension cost: `npm run bench`.
import { benchEngine } from './engine.ts'
import { benchSaveToPixels } from './saveToPixels.ts'

benchEngine()
await benchSaveToPixels()
