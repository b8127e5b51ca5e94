/** Whether a new password revokes the API tokens too: `revokeTokens` in the data of the form. */
export function RevokeTokensField({ label }: { label: string }) {
  return (
    <label className="flex cursor-pointer items-center gap-3">
      <input
        type="checkbox"
        name="revokeTokens"
        defaultChecked
        className="size-4 shrink-0 accent-(--ink-1)"
      />
      {label}
    </label>
  )
}
