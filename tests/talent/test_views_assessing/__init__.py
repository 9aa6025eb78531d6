"""The portal of the manager as pages: assessing, placing, the own team, private notes."""
