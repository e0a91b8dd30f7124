/**
 * The start of a name that Windows keeps for a device, whatever its ending: no file or folder has it there.
 * Source: learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
export const DEVICE_NAME = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
