/**
 * Keeps the last press of a button before scripts have loaded. `takeEarlyPress` returns that button
 * and ends the recording. Buttons that submit a form work without scripts.
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
})()`
