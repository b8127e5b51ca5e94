import { act, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { Button } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import { dockedInsets, NO_INSETS } from '@/components/ui/free-area'
import { Menu, MenuPanel, MenuRow, MenuTrigger } from '@/components/ui/menu'
import { renderComponent } from '@/tests/support/dom/render'

function Page() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Delete</Button>
      <Dialog isOpen={isOpen} onOpenChange={setOpen} title="Delete it?" description="It is gone.">
        <DialogButtons>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button>Confirm</Button>
        </DialogButtons>
      </Dialog>
    </>
  )
}

async function openDialog() {
  const { user } = renderComponent(<Page />)
  await user.click(screen.getByRole('button', { name: 'Delete' }))
  return { user, dialog: screen.getByRole('dialog', { name: 'Delete it?' }) }
}

test('an open dialog has a name and a description, and hides the page behind it', async () => {
  const { dialog } = await openDialog()
  expect(dialog).toHaveAccessibleDescription('It is gone.')
  expect(screen.queryByRole('button', { name: 'Delete' })).not.toBeInTheDocument()
})

test('Tab moves through the buttons of the dialog only', async () => {
  const { user } = await openDialog()
  const names = []
  for (let press = 0; press < 3; press++) {
    names.push(document.activeElement?.textContent)
    await user.tab()
  }
  expect(names).toEqual(['Cancel', 'Confirm', 'Cancel'])
})

test.each([
  ['Escape', '{Escape}'],
  ['Enter on Cancel', '{Enter}'],
])('%s closes it and returns the focus to the button that opened it', async (_, key) => {
  const { user, dialog } = await openDialog()
  await user.keyboard(key)
  expect(dialog).not.toBeInTheDocument()
  await waitFor(() => expect(screen.getByRole('button', { name: 'Delete' })).toHaveFocus())
})

function More() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Menu>
        <MenuTrigger>More</MenuTrigger>
        <MenuPanel>
          <MenuRow onSelect={() => setOpen(true)}>Rename</MenuRow>
        </MenuPanel>
      </Menu>
      <Dialog isOpen={isOpen} onOpenChange={setOpen} title="Rename">
        <Button>Save</Button>
      </Dialog>
    </>
  )
}

test('a dialog that a menu opened returns the focus to the button of the menu', async () => {
  const { user } = renderComponent(<More />)
  await user.click(screen.getByRole('button', { name: 'More' }))
  await user.click(screen.getByRole('menuitem', { name: 'Rename' }))
  await waitFor(() => expect(screen.getByRole('button', { name: 'Save' })).toHaveFocus())
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.getByRole('button', { name: 'More' })).toHaveFocus())
})

test('a dialog is in the middle of the area that a docked video leaves free', async () => {
  dockedInsets.setState({ top: 0, right: 356, bottom: 0, left: 0 })
  const { dialog } = await openDialog()
  expect(dialog).toHaveStyle({ left: 'calc(50% - 178px)' })
  act(() => dockedInsets.setState(NO_INSETS))
  expect(dialog).toHaveStyle({ left: 'calc(50% + 0px)' })
})
