'use client'

import { useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { Button } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import { useDeleteAccount } from '@/lib/client/me'

/** Removes what a guest made, and leaves. A guest has no password to ask for. */
export function EndDemo() {
  const [isOpen, setOpen] = useState(false)
  const removal = useDeleteAccount()
  const isOver = removal.isPending || removal.isSuccess
  return (
    <>
      <p className="text-ink-2">
        Removes what you made here at once, and goes back to the first page.
      </p>
      <div>
        <Button look="danger" isLarge onClick={() => setOpen(true)}>
          End the demo
        </Button>
      </div>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title="End the demo"
        description="Everything you made here is removed and cannot be brought back."
      >
        <FormError>{removal.error?.message}</FormError>
        <DialogButtons>
          <Button isLarge onClick={() => setOpen(false)}>
            Keep it
          </Button>
          <Button look="danger" isLarge disabled={isOver} onClick={() => removal.mutate(undefined)}>
            {isOver ? 'Ending' : 'End the demo'}
          </Button>
        </DialogButtons>
      </Dialog>
    </>
  )
}
