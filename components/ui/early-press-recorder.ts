/** A navigation that takes longer may have been stopped by the user. */
const MAX_NAVIGATION_MS = 15_000

/**
 * Runs before the scripts of a page. Keeps the last press of a button until they have loaded:
 * `takeEarlyPress` returns that button and ends the recording. A form that the browser itself has sent is
 * not sent again while the next page loads; `data-sent` marks it.
 */
export const EARLY_PRESS_SCRIPT = `(() => {
  let pressed = null
  const record = ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null
    if (button && button.type === 'button') pressed = button
  }
  document.addEventListener('click', record, true)
  window.takeEarlyPress = () => {
    document.removeEventListener('click', record, true)
    const button = pressed
    pressed = null
    return button
  }

  const allowAgain = () => {
    for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent
  }
  addEventListener('submit', (event) => {
    const form = event.target
    if ('sent' in form.dataset) {
      event.preventDefault()
      event.stopImmediatePropagation()
      return
    }
    setTimeout(() => {
      if (event.defaultPrevented) return
      form.dataset.sent = ''
      setTimeout(allowAgain, ${MAX_NAVIGATION_MS})
    })
  }, true)
  addEventListener('pageshow', allowAgain)
})()`
