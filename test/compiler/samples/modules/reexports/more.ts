export const more = "more"
