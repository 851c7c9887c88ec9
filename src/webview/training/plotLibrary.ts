// uPlot, loaded only after the page's language is one it can bear.
import './validLanguage.ts'

export { default as uPlot } from 'uplot'
