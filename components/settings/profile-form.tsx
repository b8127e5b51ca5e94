'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Field } from '@/components/ui/field'
import { fieldErrors } from '@/lib/client/field-errors'
import { useRename } from '@/lib/client/me'
import { FormFoot } from './form-foot'

type ProfileFormProps = { user: { email: string; displayName: string } }

/** The name one is called by; the address is shown beside it. */
export function ProfileForm({ user }: ProfileFormProps) {
  const router = useRouter()
  const rename = useRename()
  const [name, setName] = useState(user.displayName)
  const saved = rename.data?.displayName ?? user.displayName
  const errors = fieldErrors(rename.error, ['displayName'])

  function submit(event: FormEvent) {
    event.preventDefault()
    rename.mutate(name.trim(), {
      onSuccess: ({ displayName }) => {
        setName(displayName)
        router.refresh()
      },
    })
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field
        label="Name"
        name="displayName"
        autoComplete="name"
        required
        maxLength={100}
        value={name}
        error={errors.displayName ?? errors.form}
        hint={`You sign in as ${user.email}.`}
        onChange={(event) => {
          setName(event.target.value)
          rename.reset()
        }}
      />
      <FormFoot
        action="Save the name"
        doing="Saving"
        isBusy={rename.isPending}
        isDisabled={name.trim() === '' || name.trim() === saved}
        done={rename.isSuccess ? 'The name is saved.' : undefined}
      />
    </form>
  )
}
