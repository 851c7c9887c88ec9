// The defaults VS Code gives to the theme variables the panel uses, so that it can be looked at without VS Code.

export type ThemeName = 'dark' | 'light' | 'hcDark' | 'hcLight'

export const themeNames: readonly ThemeName[] = ['dark', 'light', 'hcDark', 'hcLight']

/** Classes VS Code gives the body. */
export const bodyClasses: Readonly<Record<ThemeName, string>> = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  hcDark: 'vscode-high-contrast',
  hcLight: 'vscode-high-contrast vscode-high-contrast-light',
}

/** Dark Modern, Light Modern, Dark High Contrast, Light High Contrast; an empty text: the theme does not define it. */
const table: Readonly<Record<string, readonly [dark: string, light: string, hcDark: string, hcLight: string]>> = {
  'button-background': ['#0078D4', '#005FB8', '#000000', '#0F4A85'],
  'button-border': ['#ffffff1a', '#0000001a', '#6FC3DF', '#0F4A85'],
  'button-foreground': ['#FFFFFF', '#FFFFFF', '#FFFFFF', '#FFFFFF'],
  'button-hoverBackground': ['#026EC1', '#0258A8', '#000000', '#0F4A85'],
  'charts-blue': ['#59a4f9', '#0063d3', '#59a4f9', '#0063d3'],
  'charts-green': ['#89D185', '#388A34', '#89D185', '#374e06'],
  'charts-orange': ['#EA5C0055', '#EA5C0055', '', ''],
  'charts-purple': ['#B180D7', '#652D90', '#B180D7', '#652D90'],
  contrastActiveBorder: ['', '', '#F38518', '#006BBD'],
  contrastBorder: ['', '', '#6FC3DF', '#0F4A85'],
  descriptionForeground: ['#9D9D9D', '#3B3B3B', 'rgba(255, 255, 255, 0.7)', 'rgba(41, 41, 41, 0.7)'],
  'editorSuggestWidget-background': ['#202020', '#F8F8F8', '#0C141F', '#FFFFFF'],
  'editorSuggestWidget-border': ['#313131', '#C8C8C8', '#6FC3DF', '#0F4A85'],
  'editorSuggestWidget-selectedBackground': ['#04395E', '#E8E8E8', '', '#0F4A8519'],
  'list-hoverBackground': ['#2A2D2E', '#F2F2F2', '#FFFFFF1A', '#0F4A8519'],
  'dropdown-background': ['#313131', '#FFFFFF', '#000000', '#FFFFFF'],
  'dropdown-border': ['#3C3C3C', '#CECECE', '#6FC3DF', '#0F4A85'],
  'dropdown-foreground': ['#CCCCCC', '#3B3B3B', '#FFFFFF', '#292929'],
  'editor-background': ['#1F1F1F', '#FFFFFF', '#000000', '#FFFFFF'],
  'editor-findMatchBackground': ['#9E6A03', '#A8AC94', '', ''],
  'editor-findMatchBorder': ['', '', '#F38518', '#006BBD'],
  'editor-findMatchHighlightBackground': ['#EA5C0055', '#EA5C0055', '', ''],
  'editor-findMatchHighlightBorder': ['', '', '#F38518', '#006BBD'],
  'editor-font-family': [
    "'DejaVu Sans Mono', monospace",
    "'DejaVu Sans Mono', monospace",
    "'DejaVu Sans Mono', monospace",
    "'DejaVu Sans Mono', monospace",
  ],
  'editorCursor-foreground': ['#AEAFAD', '#000000', '#FFFFFF', '#0F4A85'],
  'editorWarning-foreground': ['#CCA700', '#BF8803', '#FFD370', '#895503'],
  'editorWidget-background': ['#202020', '#F8F8F8', '#0C141F', '#FFFFFF'],
  'editorWidget-border': ['#313131', '#E5E5E5', '#6FC3DF', '#0F4A85'],
  errorForeground: ['#F85149', '#F85149', '#F48771', '#B5200D'],
  focusBorder: ['#0078D4', '#005FB8', '#F38518', '#006BBD'],
  'font-family': ['system-ui, sans-serif', 'system-ui, sans-serif', 'system-ui, sans-serif', 'system-ui, sans-serif'],
  'font-size': ['13px', '13px', '13px', '13px'],
  foreground: ['#CCCCCC', '#3B3B3B', '#FFFFFF', '#292929'],
  'input-background': ['#313131', '#FFFFFF', '#000000', '#FFFFFF'],
  'input-border': ['#3C3C3C', '#CECECE', '#6FC3DF', '#0F4A85'],
  'input-foreground': ['#CCCCCC', '#3B3B3B', '#FFFFFF', '#292929'],
  'input-placeholderForeground': ['#989898', '#767676', 'rgba(255, 255, 255, 0.7)', 'rgba(41, 41, 41, 0.7)'],
  'inputOption-activeBackground': ['#2489DB82', '#BED6ED', 'rgba(0, 0, 0, 0)', 'rgba(0, 0, 0, 0)'],
  'inputOption-activeBorder': ['#2488DB', '#005FB8', '#6FC3DF', '#0F4A85'],
  'inputOption-activeForeground': ['#FFFFFF', '#000000', '#FFFFFF', '#292929'],
  'panel-border': ['#2B2B2B', '#E5E5E5', '#6FC3DF', '#0F4A85'],
  'progressBar-background': ['#0078D4', '#005FB8', '#6FC3DF', '#0F4A85'],
  'sideBar-background': ['#181818', '#F8F8F8', '#000000', '#FFFFFF'],
  'textCodeBlock-background': ['#2B2B2B', '#F8F8F8', '#000000', '#F2F2F2'],
  'textLink-activeForeground': ['#4daafc', '#005FB8', '#21A6FF', '#0F4A85'],
  'textLink-foreground': ['#4daafc', '#005FB8', '#21A6FF', '#0F4A85'],
  'toolbar-hoverBackground': ['#5a5d5e50', '#b8b8b850', '', ''],
  'toolbar-hoverOutline': ['', '', '#F38518', '#006BBD'],
  'widget-shadow': ['#0000005c', '#00000029', '', ''],
}

/** CSS variable → value, as VS Code sets them on the root element. */
export function listThemeVariables(theme: ThemeName): Record<string, string> {
  const column = themeNames.indexOf(theme)
  const variables: Record<string, string> = {}
  for (const [name, values] of Object.entries(table)) {
    const value = values[column]
    if (value) variables[`--vscode-${name}`] = value
  }
  return variables
}
