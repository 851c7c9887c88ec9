// Reads the theme's colours for what is drawn on a canvas, and tells when the theme changed.
import { buildElement } from '../buildElement.ts'

export interface ThemeColors {
  /** The colour of a CSS variable, as a canvas takes it. */
  get(variable: string): string
}

/** `probe` is put into `place`, where the variables hold; `onChange` runs when VS Code has changed the theme. */
export function createThemeColors(place: HTMLElement, onChange: () => void): ThemeColors {
  const probe = buildElement('span', { hidden: '' })
  place.append(probe)
  const known = new Map<string, string>()
  const observer = new MutationObserver(() => {
    known.clear()
    onChange()
  })
  // VS Code sets the variables on the root, and the kind of theme as a class of the body.
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] })
  observer.observe(document.body, { attributes: true, attributeFilter: ['class'] })
  return {
    get(variable) {
      let color = known.get(variable)
      if (color === undefined) {
        probe.style.color = `var(${variable})`
        color = getComputedStyle(probe).color
        known.set(variable, color)
      }
      return color
    },
  }
}
