// The user settings that keep questions, news, the network and saves of its own out of the window.

export const calmSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  // As on the desktop: in a browser VS Code would save by itself a second after an edit.
  'files.autoSave': 'off',
  'files.exclude': { '**/.vscode': true },
  'git.enabled': false,
  'http.proxySupport': 'off',
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'window.autoDetectColorScheme': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
}
