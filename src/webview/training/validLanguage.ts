// Gives the page a language that `Intl` knows: Chromium calls that of a POSIX locale `en-US@posix`, at which uPlot throws as it loads.
if (typeof document !== 'undefined' && !isKnown(navigator.language)) {
  Object.defineProperty(navigator, 'language', { value: 'en-US', configurable: true })
}

function isKnown(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length > 0
  } catch {
    return false
  }
}
