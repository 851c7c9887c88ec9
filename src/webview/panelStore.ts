// Holds the panel's model: the one place where it changes, so that what is drawn follows.
import type { PanelModel } from './panelModel.ts'

export interface PanelStore {
  readonly model: PanelModel
  /** Takes the next model and draws what differs. */
  update(next: PanelModel): void
}

export function createPanelStore(first: PanelModel, render: (model: PanelModel) => void): PanelStore {
  let model = first
  return {
    get model() {
      return model
    },
    update(next) {
      model = next
      render(model)
    },
  }
}
