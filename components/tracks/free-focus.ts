const LEAVING = '[role="menu"], [role="toolbar"], [data-sonner-toaster]'

/** Whether nothing has the focus, or something that disappears with the action that it started. */
export function isFocusFree(): boolean {
  const { activeElement } = document
  return (
    !activeElement || activeElement === document.body || Boolean(activeElement.closest(LEAVING))
  )
}

/** Gives a focus that nothing has to the active row of the table; without a table, to the page. */
export function focusActiveRow(): void {
  if (!isFocusFree()) return
  const row = document.querySelector<HTMLElement>('[role="grid"] tr[data-index][tabindex="0"]')
  const target = row ?? document.getElementById('main')
  target?.focus()
}
