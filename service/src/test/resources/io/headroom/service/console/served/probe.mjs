export const probe = 'served';
