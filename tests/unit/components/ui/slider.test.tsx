import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { Slider } from '@/components/ui/slider'
import { renderComponent } from '@/tests/support/dom/render'

function renderSlider(props: { isDisabled?: boolean; valueText?: string } = {}) {
  const onChange = vi.fn()
  const onCommit = vi.fn()
  const { user } = renderComponent(
    <Slider
      label="Volume"
      value={40}
      max={100}
      step={5}
      onChange={onChange}
      onCommit={onCommit}
      {...props}
    />,
  )
  return { user, onChange, onCommit, slider: screen.getByRole('slider', { name: 'Volume' }) }
}

test('a screen reader gets the value, its bounds and its text', () => {
  const { slider } = renderSlider({ valueText: '40 percent' })
  expect(slider).toHaveAttribute('aria-valuenow', '40')
  expect(slider).toHaveAttribute('aria-valuemin', '0')
  expect(slider).toHaveAttribute('aria-valuemax', '100')
  expect(slider).toHaveAttribute('aria-valuetext', '40 percent')
})

test.each([
  ['{ArrowRight}', 45],
  ['{ArrowLeft}', 35],
  ['{Home}', 0],
  ['{End}', 100],
])('the key %s changes the value to %i and commits it once', async (key, value) => {
  const { user, onChange, onCommit, slider } = renderSlider()
  await user.tab()
  expect(slider).toHaveFocus()
  await user.keyboard(key)
  expect(onChange.mock.calls).toEqual([[value]])
  expect(onCommit.mock.calls).toEqual([[value]])
})

test('a disabled slider ignores keys', async () => {
  const { user, onChange } = renderSlider({ isDisabled: true })
  await user.tab()
  await user.keyboard('{ArrowRight}')
  expect(onChange).not.toHaveBeenCalled()
})
