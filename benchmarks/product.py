"""The command `zongzhi` of this very checkout, whatever else is installed."""

from zongzhi_api.cli import main

if __name__ == "__main__":
    main(prog_name="zongzhi")
