import type { ConfigProviderProps } from 'antd';

/** The colours of tokens.css for antd, whose own blue, green, orange and greys fail the contrast the law asks for. */
export const colours = {
  text: '#1f1f1f',
  textSecondary: '#595959',
  link: '#0b5cab',
  linkHover: '#084482',
  success: '#237804',
  warning: '#874d00',
  danger: '#a8071a',
  lineStrong: '#767676',
  groundLink: '#e8f1fb',
  groundSuccess: '#eef8e8',
  groundWarning: '#fff6e5',
  groundDanger: '#fdf0f0',
} as const;

export const theme: ConfigProviderProps['theme'] = {
  token: {
    fontFamily: 'var(--font)',
    fontSize: 16,
    lineHeight: 1.6,
    borderRadius: 6,
    controlHeight: 40,
    colorPrimary: colours.link,
    colorInfo: colours.link,
    colorLink: colours.link,
    colorLinkHover: colours.linkHover,
    colorSuccess: colours.success,
    colorWarning: colours.warning,
    colorError: colours.danger,
    colorText: colours.text,
    colorTextSecondary: colours.textSecondary,
    colorTextTertiary: colours.textSecondary,
    colorTextDescription: colours.textSecondary,
    colorTextPlaceholder: colours.textSecondary,
    colorTextDisabled: colours.textSecondary,
    colorTextQuaternary: colours.lineStrong, // arrows, switches that are off
    colorBorder: colours.lineStrong,
    // made from colours as dark as ours, antd's own grounds would be too dark for them
    colorInfoBg: colours.groundLink,
    colorSuccessBg: colours.groundSuccess,
    colorWarningBg: colours.groundWarning,
    colorErrorBg: colours.groundDanger,
    controlOutlineWidth: 3,
    motion: false, // an icon that fades out stays in the name of its button until then
  },
};
