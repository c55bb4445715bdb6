"""The design system: layouts, components, template tags, pictures, styles and small scripts.

What a page says and whom it lets in is decided in the rooms; here is how it looks and speaks.
`python -m lms.ui.assets` builds the style sheet, fonts and pictograms from what npm installed.
"""
