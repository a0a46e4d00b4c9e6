/** The address of the trustee's desk. */
export const trusteePaths = { desk: '/trustee' } as const;
