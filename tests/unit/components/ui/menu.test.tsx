import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import {
  Menu,
  MenuCheckRow,
  MenuLinkRow,
  MenuPanel,
  MenuRadioGroup,
  MenuRadioRow,
  MenuRow,
  MenuTrigger,
  SubMenu,
  SubMenuPanel,
  SubMenuRow,
} from '@/components/ui/menu'
import { renderComponent } from '@/tests/support/dom/render'

type Actions = { onPlay: () => void; onDelete: () => void; onAdd: () => void }

function TrackMenu({ onPlay, onDelete, onAdd }: Actions) {
  const [order, setOrder] = useState('title')
  const [isPinned, setPinned] = useState(false)
  return (
    <Menu>
      <MenuTrigger>More</MenuTrigger>
      <MenuPanel>
        <MenuRow onSelect={onPlay} keys="P">
          Play
        </MenuRow>
        <MenuRow onSelect={onDelete} isDisabled>
          Delete
        </MenuRow>
        <MenuLinkRow href="/export.csv">Export</MenuLinkRow>
        <MenuCheckRow isChecked={isPinned} onChange={setPinned}>
          Pinned
        </MenuCheckRow>
        <MenuRadioGroup value={order} onValueChange={setOrder}>
          <MenuRadioRow value="title">By title</MenuRadioRow>
          <MenuRadioRow value="artist">By artist</MenuRadioRow>
        </MenuRadioGroup>
        <SubMenu>
          <SubMenuRow>Add to</SubMenuRow>
          <SubMenuPanel>
            <MenuRow onSelect={onAdd}>Evening</MenuRow>
          </SubMenuPanel>
        </SubMenu>
      </MenuPanel>
    </Menu>
  )
}

const trigger = () => screen.getByRole('button', { name: 'More' })

async function openMenu() {
  const actions = { onPlay: vi.fn(), onDelete: vi.fn(), onAdd: vi.fn() }
  const { user } = renderComponent(<TrackMenu {...actions} />)
  await user.click(trigger())
  return { user, ...actions }
}

test('a click on a row runs its action and closes the menu', async () => {
  const { user, onPlay } = await openMenu()
  await user.click(screen.getByRole('menuitem', { name: /^Play/ }))
  expect(onPlay).toHaveBeenCalledOnce()
  expect(screen.queryByRole('menu')).not.toBeInTheDocument()
})

test('the keyboard opens it, moves through it past disabled rows and returns to the button', async () => {
  const { user } = renderComponent(
    <TrackMenu onPlay={() => {}} onDelete={() => {}} onAdd={() => {}} />,
  )
  await user.tab()
  await user.keyboard('{Enter}')
  expect(screen.getByRole('menuitem', { name: /^Play/ })).toHaveFocus()
  await user.keyboard('{ArrowDown}')
  expect(screen.getByRole('menuitem', { name: 'Export' })).toHaveFocus()
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('menu')).not.toBeInTheDocument()
  expect(trigger()).toHaveFocus()
})

test('a disabled row does nothing', async () => {
  const { user, onDelete } = await openMenu()
  const row = screen.getByRole('menuitem', { name: 'Delete' })
  expect(row).toHaveAttribute('aria-disabled', 'true')
  await user.click(row)
  expect(onDelete).not.toHaveBeenCalled()
})

test('a link row downloads its file', async () => {
  await openMenu()
  const link = screen.getByRole('menuitem', { name: 'Export' })
  expect(link).toHaveAttribute('href', '/export.csv')
  expect(link).toHaveAttribute('download')
})

test('a check row switches on and off while the menu stays open', async () => {
  const { user } = await openMenu()
  const row = screen.getByRole('menuitemcheckbox', { name: 'Pinned' })
  await user.click(row)
  expect(row).toBeChecked()
  await user.click(row)
  expect(row).not.toBeChecked()
})

test('of the radio rows one is checked: the chosen one', async () => {
  const { user } = await openMenu()
  await user.click(screen.getByRole('menuitemradio', { name: 'By artist' }))
  await user.click(trigger())
  expect(screen.getByRole('menuitemradio', { name: 'By artist' })).toBeChecked()
  expect(screen.getByRole('menuitemradio', { name: 'By title' })).not.toBeChecked()
})

test('a submenu opens to the right, and its row runs', async () => {
  const { user, onAdd } = await openMenu()
  await user.keyboard('{ArrowUp}{ArrowUp}')
  await user.keyboard('{End}{ArrowRight}')
  expect(screen.getByRole('menuitem', { name: 'Evening' })).toHaveFocus()
  await user.keyboard('{Enter}')
  expect(onAdd).toHaveBeenCalledOnce()
})
