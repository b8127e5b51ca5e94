/** The id of the field that the shortcut of the search focuses: that of the page, or of the list in it. */
export const SEARCH_FIELD_ID = 'search'

let isRequested = false

/** Focuses the search field of the page. Without one, returns false: the next one that appears gets the focus. */
export function focusSearch(): boolean {
  const field = document.getElementById(SEARCH_FIELD_ID)
  isRequested = field === null
  field?.focus()
  return field !== null
}

/** Focuses a search field that has just appeared, if it was requested. */
export function takeSearchRequest(): void {
  if (!isRequested) return
  isRequested = false
  document.getElementById(SEARCH_FIELD_ID)?.focus()
}
