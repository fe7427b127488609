"""`zongzhi backup` and `zongzhi restore`, through the command line, on both engines."""
