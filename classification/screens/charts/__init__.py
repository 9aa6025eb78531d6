"""The guide charts on screen: cells, definitions, points as they are chosen, dollars."""
